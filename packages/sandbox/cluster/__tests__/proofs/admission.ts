import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseObjects } from '../../kubernetes/documents.ts';
import type { World } from '../support/world.ts';

const FIXTURES = fileURLToPath(
  new URL('../../../../../__tests__/gitops/fixtures/', import.meta.url),
);
const REGISTRY = 'europe-west1-docker.pkg.dev';

/** What must have refused something at least once. */
const CONTROLS = [
  "ValidatingAdmissionPolicy 'workload-images'",
  "ValidatingAdmissionPolicy 'workload-hardening'",
  "ValidatingAdmissionPolicy 'workload-resources'",
  'violates PodSecurity "restricted:',
  'exceeded quota',
];

/** Proof 2: what the tree's policies say to whoever asks, in the namespaces that Argo CD made. */
export function proveAdmission(world: () => World): void {
  describe('what policies, quotas and Pod Security are for', () => {
    it('is refused, each with its own message', async () => {
      const messages: string[] = [];
      const wrong: string[] = [];
      for (const { name, text } of await fixtures('refused')) {
        const expected = /^# refused: (.+)$/m.exec(text)?.[1]?.trim();
        if (expected === undefined) throw new Error(`${name} does not say what refuses it.`);
        const message = await refusalOf(world(), text);
        messages.push(message);
        if (!message.includes(onRegistry(world(), expected))) {
          wrong.push(`${name}: ${message === '' ? 'admitted' : message}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(CONTROLS.filter((each) => !messages.some((text) => text.includes(each)))).toEqual([]);
    });

    it('lets pass what keeps to them', async () => {
      const all = await fixtures('admitted');
      const refused: string[] = [];
      for (const { name, text } of all) {
        const message = await refusalOf(world(), text);
        if (message !== '') refused.push(`${name}: ${message}`);
      }
      expect(refused).toEqual([]);
      expect(all.length).toBeGreaterThan(0);
    });
  });
}

/** What the API server says to the first object that it does not take; `''` when it takes all. */
async function refusalOf(world: World, text: string): Promise<string> {
  for (const object of parseObjects(onRegistry(world, text))) {
    try {
      await world.cluster.client.create(object, { dryRun: true });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return '';
}

const onRegistry = ({ sandbox }: World, text: string): string =>
  text.replaceAll(REGISTRY, sandbox.registry.host);

async function fixtures(
  kind: 'admitted' | 'refused',
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const folder = join(FIXTURES, kind);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
}
