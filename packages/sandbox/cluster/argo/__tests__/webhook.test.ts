import { expect, it } from '@jest/globals';
import { createKubernetesClient } from '../../kubernetes/client.ts';
import type { ApiRequest } from '../../kubernetes/connection.ts';
import type { RefUpdate } from '../../../github/state.ts';
import { deliverPushes } from '../webhook.ts';

const CLONE_URL = 'http://127.0.0.1:1/acme/shop.git';

it('refreshes what follows the branch that moved, in that repository, and nothing else', async () => {
  const refreshed: string[] = [];
  const application = (name: string, repoURL: string, targetRevision: string): object => ({
    metadata: { name },
    spec: { source: { repoURL, targetRevision } },
  });
  const items = [
    application('shop-dev', CLONE_URL, 'dev'),
    application('shop-staging', CLONE_URL, 'staging'),
    application('other-dev', 'http://127.0.0.1:1/acme/other.git', 'dev'),
  ];
  let notify = (): void => undefined;
  const patched = new Promise<void>((resolve) => (notify = resolve));
  const client = createKubernetesClient({
    send: (request: ApiRequest) => {
      const answer = (json: unknown): Promise<{ status: number; body: string }> =>
        Promise.resolve({ status: 200, body: JSON.stringify(json) });
      if (request.path === '/apis/argoproj.io/v1alpha1') {
        const kind = 'Application';
        return answer({ resources: [{ name: 'applications', kind, namespaced: true }] });
      }
      if (request.method === 'PATCH') {
        refreshed.push(`${request.path.split('/').at(-1) ?? ''} ${request.body ?? ''}`);
        notify();
      }
      return answer({ items });
    },
    close: () => undefined,
  });
  const update = (repository: string, ref: string): RefUpdate => ({
    ...{ repository, ref, before: '', after: '', actor: 'alice', via: 'git' },
    startsWorkflows: true,
  });
  const refUpdates = [update('acme/shop', 'refs/heads/staging')]; // before anybody listened
  const end = deliverPushes({ refUpdates }, { fullName: 'acme/shop', cloneUrl: CLONE_URL }, client);
  refUpdates.push(
    update('acme/other', 'refs/heads/staging'),
    update('acme/shop', 'refs/heads/dev'),
  );
  await patched;
  await end();
  expect(refreshed).toEqual([
    'shop-dev {"metadata":{"annotations":{"argocd.argoproj.io/refresh":"normal"}}}',
  ]);
});
