import type { CommitObject } from '../git/commit-object.ts';
import { treesOf } from '../git/commits.ts';
import type { GitObjects } from '../git/git-objects.ts';
import { onlyImageScalarsChanged } from '../kustomize/only-image-scalars.ts';
import { pipelineEmail, type PipelinePolicy } from '../policy/policy.ts';
import { bumpFault, isBumpable } from './bump-content.ts';

/** A commit that may be a bump; without an object: git does not write such a commit. */
export interface BumpCandidate {
  readonly oid: string;
  readonly commit: CommitObject | undefined;
}

/** Where bumps are looked at. */
export interface BumpSource {
  readonly objects: GitObjects;
  readonly pipeline: PipelinePolicy;
  /** Whether GitHub made these commits' signatures and calls them valid; absent counts as no. */
  signatures(oids: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
}

/**
 * Why commits are no verified bumps of the pipeline: one parent, the App's own address as author, a
 * diff that is nothing but image scalars in the policy's overlays, and GitHub's valid signature.
 *
 * @returns by commit; those that are verified bumps have no entry
 */
export async function bumpFaults(
  source: BumpSource,
  bumps: readonly BumpCandidate[],
): Promise<ReadonlyMap<string, string>> {
  const { objects, pipeline } = source;
  const faults = new Map<string, string>();
  const email = pipelineEmail(pipeline.app);
  const candidates = bumps.flatMap(({ oid, commit }) => {
    const [parent, second] = commit?.parents ?? [];
    if (commit === undefined) faults.set(oid, 'it is no commit as git writes it');
    else if (parent === undefined || second !== undefined)
      faults.set(oid, 'it is a merge or a root');
    else if (commit.author.email !== email) faults.set(oid, `its author is not <${email}>`);
    else return [{ oid, tree: commit.tree, parent }];
    return [];
  });
  if (candidates.length === 0) return faults;
  const trees = await treesOf(
    objects,
    candidates.map(({ parent }) => parent),
  );
  const diffs = await objects.diffTrees(
    candidates.map(({ tree, parent }) => [trees.get(parent) ?? objects.emptyTree, tree] as const),
  );
  const edits = diffs.flat().filter((change) => isBumpable(change, pipeline.overlays));
  const blobs = await objects.read(
    edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]),
    { blobs: true },
  );
  // Who brings an image back holds it against the registries of today; yesterday's bump need not.
  const rules = { overlays: pipeline.overlays, registries: [] };
  const proven = candidates.filter(({ oid }, index) => {
    const fault = bumpFault(diffs[index] ?? [], rules, blobs, onlyImageScalarsChanged);
    if (fault !== undefined) faults.set(oid, fault);
    return fault === undefined;
  });
  if (proven.length === 0) return faults;
  const signed = await source.signatures(proven.map(({ oid }) => oid));
  for (const { oid } of proven) {
    if (signed.get(oid) !== true)
      faults.set(oid, 'GitHub does not call its signature valid and its own');
  }
  return faults;
}
