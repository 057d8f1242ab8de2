import { setTimeout as sleep } from 'node:timers/promises';
import type { RefUpdate } from '../../github/state.ts';
import type { KubernetesClient } from '../kubernetes/client.ts';
import { listApplications, refresh } from './applications.ts';

/** The parts of the sandbox's GitHub that tell of pushes. */
export interface PushSource {
  readonly refUpdates: readonly RefUpdate[];
}

const POLL_MS = 100;

/**
 * Stands for GitHub's webhook and the server of Argo CD that receives it: whatever branch moves,
 * the Applications that follow it are refreshed. @returns what ends it
 */
export function deliverPushes(
  source: PushSource,
  repository: { readonly fullName: string; readonly cloneUrl: string },
  client: KubernetesClient,
): () => Promise<void> {
  let seen = source.refUpdates.length;
  const end = new AbortController();
  const deliver = async (): Promise<void> => {
    const news = source.refUpdates.slice(seen);
    seen += news.length;
    const branches = new Set(
      news
        .filter((update) => update.repository === repository.fullName)
        .map(({ ref }) => ref.replace(/^refs\/heads\//, '')),
    );
    if (branches.size === 0) return;
    for (const { metadata, spec } of await listApplications(client)) {
      const { repoURL, targetRevision } = spec.source;
      if (repoURL !== repository.cloneUrl || !branches.has(targetRevision)) continue;
      await refresh(client, metadata.name);
    }
  };
  const loop = (async () => {
    while (!end.signal.aborted) {
      // A delivery that fails is lost, as GitHub's are; Argo CD looks by itself some time later.
      await deliver().catch(() => undefined);
      await sleep(POLL_MS);
    }
  })();
  return async () => {
    end.abort();
    await loop;
  };
}
