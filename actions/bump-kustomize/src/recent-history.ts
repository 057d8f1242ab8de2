import type { FilesAt, PathHistory } from '@gitops-actions/shared/github/read-file.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import {
  pipelineCommits,
  pipelineEmailOf,
} from '@gitops-actions/shared/promotion/pipeline-commit.ts';
import { recentBumps, type RecentBumps } from '@gitops-actions/shared/promotion/recent-bumps.ts';
import type { OrderRules } from './decide-image.ts';
import type { BumpDeps, Target } from './deps.ts';
import type { OverlayRules } from './image-rules.ts';
import { historyPath } from './overlay-files.ts';

/**
 * What the newest commits of an overlay say; older ones are asked for, once for all its images, where
 * something is deployed and they could say more. Where even those are not all, and say nothing, the
 * pipeline's own are: nobody else's commits can use up what is read of them.
 */
export function recentOf(
  { message }: Pick<BumpDeps, 'message'>,
  target: Pick<Target, 'history'>,
  at: FilesAt,
  { policy }: Pick<OverlayRules, 'policy'>,
): OrderRules['recent'] {
  const app = policy?.signing?.pipeline?.app;
  const byPipeline = pipelineCommits(app, at.viewer);
  const author = pipelineEmailOf(app, at.viewer);
  const far = new Map<string, Promise<PathHistory>>();
  const older = (path: string, email?: string): Promise<PathHistory> => {
    const key = JSON.stringify([path, email]);
    const asked = far.get(key) ?? target.history(at.headOid, path, email);
    far.set(key, asked);
    return asked;
  };
  return async ({ overlay, path: file }, deployed) => {
    if (at.histories === undefined) return undefined;
    const near = overlay === '.' ? file : historyPath(overlay);
    const image = { ...deployed, overlay: directoryOf(file) };
    const read = ({ commits, complete }: PathHistory, ofFile = true): RecentBumps => {
      const judged = commits.map((commit) => ({ ...commit, byPipeline: byPipeline(commit) }));
      return recentBumps(judged, { complete, ofFile }, image, message.sourceRepository);
    };
    const recent = read(at.histories.get(near) ?? UNREAD, near === file);
    if (recent.settled || deployed.digest === '') return recent;
    const all = await older(file);
    const said = read(all);
    if (said.settled || author === undefined) return said;
    return readBehind(all, await older(file, author), deployed.digest, read);
  };
}

/** A history that the first look did not bring. */
const UNREAD: PathHistory = { commits: [], complete: false };

/**
 * What the pipeline's own commits say behind those that were read of everybody. A person's revert is
 * not among them, so the bump that ends the search counts only if what it deployed is still there.
 */
function readBehind(
  near: PathHistory,
  own: PathHistory,
  digest: string,
  read: (history: PathHistory) => RecentBumps,
): RecentBumps {
  const known = new Set(near.commits.map(({ oid }) => oid));
  const behind = own.commits.filter(({ oid }) => !known.has(oid));
  const said = read({ commits: [...near.commits, ...behind], complete: own.complete });
  return said.endedBy === undefined ? said : { ...said, settled: said.endedBy.includes(digest) };
}
