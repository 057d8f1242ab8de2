import { join } from 'node:path';
import type { Sandbox } from '../sandbox.ts';
import { startCluster, type ClusterOptions, type SandboxCluster } from './cluster.ts';
import { applyApplications, followRepository } from './follow-repository.ts';

/** A cluster whose Argo CD reads the consumer's repository in the sandbox's GitHub. */
export interface FollowedCluster extends SandboxCluster {
  /** What people do once, by hand: `kubectl apply -k .gitops/argocd`, from the default branch. */
  applyApplications(): Promise<void>;
}

/** Starts an empty cluster below the sandbox's folder; several may run side by side. */
export async function startFollowedCluster(
  { supervisor, github, consumer }: Sandbox,
  options: Pick<ClusterOptions, 'onPart'> & { readonly name: string },
): Promise<FollowedCluster> {
  const dir = join(supervisor.dir, options.name);
  const cluster = await startCluster({
    ...{ dir, supervisor },
    keys: { [github.webFlowKeyId]: github.webFlowPublicKey },
    ...(options.onPart !== undefined && { onPart: options.onPart }),
  });
  const unfollow = await followRepository(cluster, { consumer, github });
  return {
    ...cluster,
    applyApplications: () =>
      applyApplications(cluster.client, { consumer }, join(dir, 'applications')),
    close: async () => {
      await unfollow();
      await cluster.close();
    },
  };
}
