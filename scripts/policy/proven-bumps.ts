import { contentOf } from '@gitops-actions/shared/git/commit-content.ts';
import type { CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { globDefect } from '@gitops-actions/shared/policy/glob.ts';
import type { PipelinePolicy } from '@gitops-actions/shared/policy/policy.ts';
import { prefixDefect } from '@gitops-actions/shared/policy/registry-rules.ts';
import { bumpFault, isBumpable } from '@gitops-actions/shared/promotion/bump-content.ts';
import { APP_EMAIL } from './signed-history.ts';

/** What one App wrote. */
export interface AppHistory {
  readonly app: PipelinePolicy['app'];
  /** Commits that change nothing but tags and digests of images. */
  readonly bumps: number;
  readonly others: number;
  /** Directories and images of bumps that no policy can name without naming others. */
  readonly unnamed: ReadonlySet<string>;
  /**
   * Repositories of the images that the bumps changed, by the directory of the overlay; without those
   * that no policy can name.
   */
  readonly overlays: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Commits whose files are held in memory at once. */
const CHUNK = 500;
/** A bump may be one wherever its kustomization lies: where they lie is what is asked. */
const ANYWHERE = { overlays: ['**'], registries: [] };

/** Whether a policy can name a directory without naming others: a `*` in it would be a wildcard. */
function isListable(overlay: string): boolean {
  return overlay === '.' || (globDefect(overlay) === undefined && !/[*?]/.test(overlay));
}

/** @param email of the App, whose commits these are */
export async function provenBumps(
  objects: GitObjects,
  email: string,
  oids: readonly string[],
): Promise<AppHistory> {
  const [, id = '', slug = ''] = APP_EMAIL.exec(email) ?? [];
  const overlays = new Map<string, Set<string>>();
  const unnamed = new Set<string>();
  let bumps = 0;
  for (let start = 0; start < oids.length; start += CHUNK) {
    const commits: { oid: string; commit: CommitObject }[] = [];
    for await (const { oid, parsed } of readCommits(objects, oids.slice(start, start + CHUNK))) {
      if (parsed.ok) commits.push({ oid, commit: parsed.commit });
    }
    const contents = [...(await contentOf(objects, commits)).values()];
    const edits = contents
      .flatMap(({ changes }) => changes)
      .filter((change) => isBumpable(change, ANYWHERE.overlays));
    const names = edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]);
    const blobs = await objects.read(names, { blobs: true });
    for (const { changes } of contents) {
      if (bumpFault(changes, ANYWHERE, blobs, onlyImageScalarsChanged) !== undefined) continue;
      bumps += 1;
      for (const { path, oldOid, newOid } of changes) {
        const overlay = directoryOf(path);
        if (!isListable(overlay)) {
          unnamed.add(overlay);
          continue;
        }
        const images = overlays.get(overlay) ?? new Set();
        overlays.set(overlay, images);
        const [before, after] = [blobs.get(oldOid), blobs.get(newOid)];
        if (before === undefined || after === undefined) continue;
        const verdict = onlyImageScalarsChanged(before.bytes, after.bytes);
        if (!verdict.ok) continue;
        for (const image of verdict.repositories) {
          if (prefixDefect(image) === undefined) images.add(image);
          else unnamed.add(image);
        }
      }
    }
  }
  const app = { slug, userId: Number(id) };
  return { app, bumps, others: oids.length - bumps, unnamed, overlays };
}
