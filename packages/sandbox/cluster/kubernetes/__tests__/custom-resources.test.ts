import { describe, expect, it } from '@jest/globals';
import { installDefinitions, splitDocuments } from '../custom-resources.ts';
import { createKubernetesClient } from '../client.ts';
import type { ApiRequest } from '../connection.ts';

const STREAM = `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    note: |
      name: misleading.example.org
  name: shops.example.org
spec: {}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: stalls.example.org
spec: {}
---
`;

describe('custom resources', () => {
  it('are split out of a stream without being parsed', () => {
    expect(splitDocuments(STREAM)).toHaveLength(2);
  });

  it('are there when the server has established each of them', async () => {
    const created: ApiRequest[] = [];
    let lists = 0;
    const established = (name: string, status: string): object => ({
      metadata: { name },
      status: { conditions: [{ type: 'Established', status }] },
    });
    const client = createKubernetesClient({
      send: (request) => {
        const answer = (json: unknown): Promise<{ status: number; body: string }> =>
          Promise.resolve({ status: 200, body: JSON.stringify(json) });
        if (request.path === '/apis/apiextensions.k8s.io/v1') {
          const kind = 'CustomResourceDefinition';
          return answer({ resources: [{ name: 'definitions', kind, namespaced: false }] });
        }
        if (request.method === 'POST') {
          created.push(request);
          return answer({});
        }
        lists += 1;
        const second = established('stalls.example.org', lists > 1 ? 'True' : 'False');
        return answer({ items: [established('shops.example.org', 'True'), second] });
      },
      close: () => undefined,
    });
    expect(await installDefinitions(client, splitDocuments(STREAM))).toEqual([
      'shops.example.org',
      'stalls.example.org',
    ]);
    expect(created.map(({ contentType }) => contentType)).toEqual(
      Array<string>(2).fill('application/yaml'),
    );
    expect(lists).toBe(2);
  });
});
