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

/** What was parsed of a file: overlays that were read together share their bases. */
interface Parsed {
  readonly documents: readonly unknown[] | string;
  parts?: KustomizationParts;
}
const PARSED = new WeakMap<Uint8Array, Parsed>();

/** What is known of the repository, each file parsed once. */
export class KnownTree {
  bytes = 0;
  readonly #files = new Map<string, TreeFile | undefined>();
  readonly #directories = new Set<string>(['.']);

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
    return this.#parsed(path).documents;
  }

  parts(path: string): KustomizationParts | undefined {
    const parsed = this.#parsed(path);
    const { documents } = parsed;
    if (typeof documents === 'string' || documents.length !== 1) return undefined;
    const [root] = documents;
    return isFields(root) ? (parsed.parts ??= kustomizationParts(root)) : undefined;
  }

  #parsed(path: string): Parsed {
    const bytes = this.#files.get(path)?.bytes ?? NOTHING;
    const known = PARSED.get(bytes);
    if (known !== undefined) return known;
    const parsed: Parsed = { documents: parseManifests(bytes) };
    PARSED.set(bytes, parsed);
    return parsed;
  }
}

const NOTHING = new Uint8Array();
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** YAML 1.1 readers take these for line ends, and see another text than YAML 1.2 readers. */
const AMBIGUOUS_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** The documents of a file, or what it holds instead. */
export function parseManifests(bytes: Uint8Array): readonly unknown[] | string {
  if (bytes.byteLength > MAX_FILE_BYTES) return `more than ${MAX_FILE_BYTES} bytes`;
  try {
    const text = UTF8.decode(bytes);
    if (AMBIGUOUS_BREAK.test(text)) return 'line ends that not all YAML readers know';
    return plainDocuments(text, 'failsafe');
  } catch {
    return 'no YAML that can be read safely';
  }
}
