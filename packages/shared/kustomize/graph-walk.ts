import { posix } from 'node:path';
import { ActionError } from '../action/action-error.ts';
import { oneLine } from '../action/one-line.ts';
import { containerImages, resourcesOf, type FoundImage } from './container-images.ts';
import {
  isKustomizationPath,
  kustomizationCandidates,
  pickKustomization,
} from './find-kustomization.ts';
import { applyEntries, type ImageEntry } from './image-pattern.ts';
import { parseManifests, type KnownTree } from './known-tree.ts';
import type { KustomizationParts } from './kustomization-parts.ts';
import { patchMayBringImages } from './patch-images.ts';
import { isRemote } from './remote-reference.ts';
import { directoryOf, normalizePath } from './repository-path.ts';

/** A container image as the overlay’s own `images` gets it. */
export interface GraphImage extends FoundImage {
  /** The file in the repository that holds the resource. */
  readonly file: string;
}

/** A base that two others share is visited twice, and theirs four times. */
const MAX_VISITS = 500;
const MAX_IMAGES = 20_000;

/** One walk over what is known; it says what else it has to know. */
export class GraphWalk {
  readonly wanted = new Set<string>();
  readonly unknown = new Set<string>();
  readonly #tree: KnownTree;
  #visits = 0;

  constructor(tree: KnownTree) {
    this.#tree = tree;
  }

  /**
   * The images that come out of a kustomization.
   *
   * @param before what a component is applied to
   * @param chain directories that lead here
   * @param bare without its own `images`
   */
  kustomization(
    path: string,
    before: readonly GraphImage[],
    chain: readonly string[],
    bare = false,
  ): readonly GraphImage[] {
    if (!this.#isRead(path)) return before;
    this.#visits += 1;
    if (this.#visits > MAX_VISITS) {
      this.unknown.add(`more than ${MAX_VISITS} bases`);
      return before;
    }
    const parts = this.#tree.kindOf(path) === 'file' ? this.#tree.parts(path) : undefined;
    if (parts === undefined) {
      this.unknown.add(`${path} cannot be read as a kustomization`);
      return before;
    }
    for (const clause of parts.unknown) this.unknown.add(`${path}: ${clause}`);
    const here = [...chain, directoryOf(path)];
    const resources = parts.resources.map((entry) => this.#reference(path, entry, here, false, []));
    this.#patches(path, parts);
    let images: readonly GraphImage[] = [...before, ...resources.flat()];
    for (const entry of parts.components) {
      images = this.#reference(path, entry, here, true, images);
    }
    if (images.length > MAX_IMAGES) {
      this.unknown.add(`more than ${MAX_IMAGES} images`);
      return [];
    }
    return bare ? images : this.#applied(path, parts.entries, images);
  }

  #applied(
    path: string,
    entries: readonly ImageEntry[],
    images: readonly GraphImage[],
  ): readonly GraphImage[] {
    if (entries.length === 0) return images;
    const { result } = applyEntries(entries, images);
    return images.flatMap((found, index) => {
      const image = result[index];
      if (image !== undefined) return [{ ...found, image }];
      this.unknown.add(`${path}: an entry of \`images\` that cannot be judged`);
      return [];
    });
  }

  #reference(
    path: string,
    entry: string,
    chain: readonly string[],
    isComponent: boolean,
    before: readonly GraphImage[],
  ): readonly GraphImage[] {
    const refuse = (why: string): readonly GraphImage[] => {
      this.unknown.add(`${path}: ${quoted(entry)} ${why}`);
      return before;
    };
    if (isRemote(entry)) return refuse('is remote');
    const target = targetOf(directoryOf(path), entry);
    if (target === undefined) return refuse('is no path inside the repository');
    switch (this.#tree.kindOf(target)) {
      case undefined:
        this.wanted.add(target);
        // In the same request: a reference without an extension is rarely a file.
        if (!/\.(?:ya?ml|json)$/i.test(target)) {
          for (const inside of kustomizationCandidates(target)) this.wanted.add(inside);
        }
        return before;
      case 'file':
        if (isComponent || isKustomizationPath(target)) return refuse('is no directory');
        return this.#manifests(target);
      case 'directory':
        break;
      case 'absent':
        return refuse('is not there');
      case 'symlink':
        return refuse('is a symbolic link');
      case 'submodule':
        return refuse('is a submodule');
    }
    if (chain.some((visited) => isAncestor(target, visited))) return refuse('is a cycle');
    const candidates = kustomizationCandidates(target);
    const missing = candidates.filter((candidate) => this.#tree.kindOf(candidate) === undefined);
    if (missing.length > 0) {
      for (const candidate of missing) this.wanted.add(candidate);
      return before;
    }
    const kustomization = this.#pick(target);
    if (kustomization instanceof ActionError)
      return refuse(`is unusable: ${kustomization.message}`);
    return this.kustomization(kustomization, before, chain);
  }

  #pick(directory: string): string | ActionError {
    try {
      return pickKustomization(directory, (path) => {
        const kind = this.#tree.kindOf(path);
        if (kind === 'absent') return undefined;
        return kind === 'submodule' ? 'directory' : kind;
      });
    } catch (thrown) {
      if (thrown instanceof ActionError) return thrown;
      throw thrown;
    }
  }

  #manifests(path: string): readonly GraphImage[] {
    const documents = this.#tree.documents(path);
    if (typeof documents === 'string') {
      this.unknown.add(`${path} holds ${documents}`);
      return [];
    }
    try {
      return resourcesOf(documents).flatMap((resource) => {
        const { images, unknown } = containerImages(resource);
        for (const clause of unknown) this.unknown.add(`${path}: ${clause}`);
        return images.map((image) => ({ file: path, ...image }));
      });
    } catch {
      this.unknown.add(`${path} holds something else than resources`);
      return [];
    }
  }

  #patches(path: string, parts: KustomizationParts): void {
    for (const patch of parts.patches) {
      let name = 'an inline patch';
      let documents: readonly unknown[] | string;
      if ('text' in patch) {
        documents = parseManifests(Buffer.from(patch.text));
      } else {
        name = `the patch ${quoted(patch.file)}`;
        const target = isRemote(patch.file) ? undefined : targetOf(directoryOf(path), patch.file);
        if (target !== undefined && !this.#isRead(target)) continue;
        const isFile = target !== undefined && this.#tree.kindOf(target) === 'file';
        documents = isFile ? this.#tree.documents(target) : 'nothing that can be read';
      }
      if (typeof documents === 'string') this.unknown.add(`${path}: ${name} holds ${documents}`);
      else if (patchMayBringImages(documents, patch.changesKind === true)) {
        this.unknown.add(`${path}: ${name} may bring images`);
      }
    }
  }

  #isRead(path: string): boolean {
    if (this.#tree.kindOf(path) !== undefined) return true;
    this.wanted.add(path);
    return false;
  }
}

/** The path that a reference names; `undefined` when it is none inside the repository. */
function targetOf(directory: string, entry: string): string | undefined {
  if (entry.startsWith('/')) return undefined;
  try {
    return normalizePath(posix.join(directory, entry));
  } catch {
    return undefined;
  }
}

/** kustomize takes a base that holds one of those that lead to it for a cycle, too. */
function isAncestor(directory: string, other: string): boolean {
  return directory === '.' || other === directory || other.startsWith(`${directory}/`);
}

function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}
