import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Everything that a registry holds, one line each, sorted: `manifest <repository>@<digest>`,
 * `layer <repository>@<digest>`, `tag <repository>:<tag> <digest>`. Two equal snapshots mean that
 * nothing was pushed, moved or deleted between them: contents are addressed by their digests.
 *
 * Read from the storage, because the API lists no manifest without a tag
 * (layout: https://distribution.github.io/distribution/spec/ , registry/storage/paths.go).
 */
export async function snapshotRegistry(storageDir: string): Promise<readonly string[]> {
  const lines: string[] = [];
  await visit(join(storageDir, 'docker/registry/v2/repositories'), '', lines);
  return lines.sort();
}

async function visit(directory: string, repository: string, lines: string[]): Promise<void> {
  for (const name of await list(directory)) {
    const path = join(directory, name);
    // A path segment of a repository's name cannot start with an underscore.
    if (name === '_manifests') {
      for (const digest of await digestsIn(join(path, 'revisions'))) {
        lines.push(`manifest ${repository}@${digest}`);
      }
      for (const tag of await list(join(path, 'tags'))) {
        const link = join(path, 'tags', tag, 'current', 'link');
        lines.push(`tag ${repository}:${tag} ${await readFile(link, 'utf8')}`);
      }
    } else if (name === '_layers') {
      for (const digest of await digestsIn(path)) lines.push(`layer ${repository}@${digest}`);
    } else if (!name.startsWith('_')) {
      await visit(path, repository === '' ? name : `${repository}/${name}`, lines);
    }
  }
}

/** A deleted manifest keeps its folder but not its link. */
async function digestsIn(directory: string): Promise<string[]> {
  const digests: string[] = [];
  for (const algorithm of await list(directory)) {
    for (const hex of await list(join(directory, algorithm))) {
      if ((await list(join(directory, algorithm, hex))).includes('link')) {
        digests.push(`${algorithm}:${hex}`);
      }
    }
  }
  return digests;
}

async function list(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch {
    return [];
  }
}
