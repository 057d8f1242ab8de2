import { describe, expect, it } from '@jest/globals';
import { createKubernetesClient } from '../client.ts';
import type { ApiAnswer, ApiRequest, Connection } from '../connection.ts';

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' };
const APPS = {
  resources: [
    { name: 'deployments', kind: 'Deployment', namespaced: true },
    { name: 'deployments/status', kind: 'Deployment', namespaced: true },
  ],
};

/** An API server that serves Deployments, and answers everything else as it is told. */
function server(
  answer: (request: ApiRequest) => Partial<ApiAnswer> & { readonly json?: unknown },
): {
  readonly asked: ApiRequest[];
  readonly connection: Connection;
} {
  const asked: ApiRequest[] = [];
  return {
    asked,
    connection: {
      send: (request) => {
        if (request.path === '/apis/apps/v1') {
          return Promise.resolve({ status: 200, body: JSON.stringify(APPS) });
        }
        asked.push(request);
        const { status = 200, body, json } = answer(request);
        return Promise.resolve({ status, body: body ?? JSON.stringify(json ?? {}) });
      },
      close: () => undefined,
    },
  };
}

describe('the Kubernetes client', () => {
  it('applies on the server, which checks every field', async () => {
    const { asked, connection } = server(() => ({}));
    const object = {
      ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
      metadata: { name: 'web', namespace: 'shop' },
    };
    await createKubernetesClient(connection).apply(object, { dryRun: true });
    expect(asked).toEqual([
      {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/shop/deployments/web?fieldManager=sandbox&fieldValidation=Strict&dryRun=All&force=true',
        contentType: 'application/apply-patch+yaml',
        body: JSON.stringify(object),
      },
    ]);
  });

  it('says what the server said to what it refuses', async () => {
    const { connection } = server(() => ({
      status: 422,
      json: { message: 'spec.replicas is no text', reason: 'Invalid' },
    }));
    const refused = createKubernetesClient(connection).patch(DEPLOYMENT, {}, 'scale');
    await expect(refused).rejects.toThrow(
      'PATCH /apis/apps/v1/namespaces/shop/deployments/web/scale: 422 spec.replicas is no text',
    );
    await expect(refused).rejects.toMatchObject({ status: 422, reason: 'Invalid' });
  });

  it('finds nothing where nothing is, and deletes it without a word', async () => {
    const { connection } = server(() => ({ status: 404, json: { message: 'not found' } }));
    const client = createKubernetesClient(connection);
    expect(await client.get(DEPLOYMENT)).toBeUndefined();
    await expect(client.delete(DEPLOYMENT)).resolves.toBeUndefined();
  });

  it('says of a kind that the server does not know that it does not', async () => {
    const { connection } = server(() => ({}));
    const client = createKubernetesClient(connection);
    await expect(client.list({ apiVersion: 'apps/v1', kind: 'Rollout' })).rejects.toThrow(
      'The server has no apps/v1 Rollout.',
    );
  });

  it('says what the items of a list are, which the server leaves out', async () => {
    const { asked, connection } = server(() => ({
      json: { items: [{ metadata: { name: 'a' } }] },
    }));
    const client = createKubernetesClient(connection);
    expect(await client.list({ apiVersion: 'apps/v1', kind: 'Deployment' }, 'a in (b)')).toEqual([
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } },
    ]);
    expect(asked[0]?.path).toBe('/apis/apps/v1/deployments?labelSelector=a%20in%20(b)');
  });

  it('waits until an object is as wanted', async () => {
    let reads = 0;
    const { connection } = server(() => ({
      json: { metadata: { name: 'web' }, status: { ready: (reads += 1) === 3 } },
    }));
    const found = await createKubernetesClient(connection).waitFor(DEPLOYMENT, {
      what: 'become ready',
      holds: (object) => (object['status'] as { ready: boolean }).ready,
    });
    expect(found['status']).toEqual({ ready: true });
    expect(reads).toBe(3);
  });

  it.each([
    [
      'there',
      { json: { metadata: { name: 'web' }, status: { phase: 'Paused' } } },
      '"phase": "Paused"',
    ],
    ['not there', { status: 404 }, 'it is not there'],
  ])('says what it saw last when it waited in vain for one that is %s', async (_, answer, last) => {
    const { connection } = server(() => answer);
    const waited = createKubernetesClient(connection).waitFor(DEPLOYMENT, {
      ...{ what: 'become ready', holds: () => false, timeoutMs: 1 },
    });
    await expect(waited).rejects.toThrow(
      'apps/v1 Deployment shop/web did not become ready within 0 s; last: ',
    );
    await expect(waited).rejects.toThrow(last);
  });
});
