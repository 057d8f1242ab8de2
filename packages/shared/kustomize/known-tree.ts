import type { PathKind } from './find-kustomization.ts';
import { isFields } from './kustomization-fields.ts';
import { kustomizationParts, type KustomizationParts } from './kustomization-parts.ts';
import { plainDocuments } from './plain-documents.ts';
import { directoryOf } from './repository-path.ts';

/** What stands at a path; git’s mode in octal, `40000` for a directory. */
export interface TreeFile {
  readonly mode: string;
  readonly bytes: Uint8Array;
}

const MAX_FILE_BYTES = 1024 * 1024;

/** What is known of the repository, each file parsed once. */
export class KnownTree {
  bytes = 0;
  readonly #files = new Map<string, TreeFile | undefined>();
  readonly #directories = new Set<string>(['.']);
  readonly #parsed = new Map<string, readonly unknown[] | string>();
  readonly #parts = new Map<string, KustomizationParts>();

  add(paths: readonly string[], files: ReadonlyMap<string, TreeFile>): void {
    for (const path of paths) {
      const file = files.get(path);
      this.#files.set(path, file);
      if (file === undefined) continue;
      this.bytes += file.bytes.byteLength;
      for (let at = directoryOf(path); at !== '.'; at = directoryOf(at)) this.#directories.add(at);
    }
  }

  /** `undefined` when the path was not read yet. */
  kindOf(path: string): PathKind | 'absent' | 'submodule' | undefined {
    if (this.#directories.has(path)) return 'directory';
    if (!this.#files.has(path)) return undefined;
    const mode = this.#files.get(path)?.mode;
    if (mode === undefined) return 'absent';
    if (mode.startsWith('100')) return 'file';
    if (mode === '120000') return 'symlink';
    return /^0?40000$/.test(mode) ? 'directory' : 'submodule';
  }

  /** The documents of a file, or why there are none. */
  documents(path: string): readonly unknown[] | string {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const parsed = parseManifests(this.#files.get(path)?.bytes ?? new Uint8Array());
    this.#parsed.set(path, parsed);
    return parsed;
  }

  parts(path: string): KustomizationParts | undefined {
    const known = this.#parts.get(path);
    if (known !== undefined) return known;
    const documents = this.documents(path);
    if (typeof documents === 'string' || documents.length !== 1) return undefined;
    const [root] = documents;
    if (!isFields(root)) return undefined;
    const parts = kustomizationParts(root);
    this.#parts.set(path, parts);
    return parts;
  }
}

/** YAML 1.1 readers take these for line ends, and see another text than YAML 1.2 readers. */
const AMBIGUOUS_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** The documents of a file, or what it holds instead. */
export function parseManifests(bytes: Uint8Array): readonly unknown[] | string {
  if (bytes.byteLength > MAX_FILE_BYTES) return `more than ${MAX_FILE_BYTES} bytes`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (AMBIGUOUS_BREAK.test(text)) return 'line ends that not all YAML readers know';
    return plainDocuments(text, 'failsafe');
  } catch {
    return 'no YAML that can be read safely';
  }
}
