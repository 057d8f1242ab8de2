import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { temporaryDirectory } from '../../git/__tests__/test-repository.ts';
import type { ImageAddition, ImageEdit } from '../edit-images.ts';
import { build, forEachParallel } from './kustomize-cli.ts';
import { editBytes } from './edit-bytes.ts';

const scratch = temporaryDirectory();
afterAll(() => {
  scratch.remove();
});

const APPS = ['web', 'api', 'job', 'cache'] as const;
const DIGEST = `sha256:${'d'.repeat(64)}`;
const OLD = `sha256:${'0'.repeat(64)}`;

/** A base in which every application runs in a Deployment of its own, with a sidecar for two. */
const BASE = APPS.map((name, index) => {
  const sidecar = index < 2 ? `\n      - {name: side, image: "side-${name}:1"}` : '';
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    spec:
      initContainers:
      - {name: init, image: "${name}:base"}
      containers:
      - {name: main, image: ${name}}${sidecar}
`;
}).join('---\n');

interface Entry {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

interface Overlay {
  readonly entries: readonly Entry[];
  readonly text: string;
  readonly target: string;
  readonly change: Omit<ImageEdit, 'index' | 'tagSuffix'>;
}

const entry = fc.record(
  {
    newName: fc.constantFrom('r.test/acme/x', 'localhost:5000/y'),
    newTag: fc.constantFrom('old', '1.10', `v1@${OLD}`),
    digest: fc.constant(OLD),
  },
  { requiredKeys: [] },
);

const change = fc.oneof(
  fc.constant({ newTag: 'v2', digest: DIGEST }),
  fc.constant({ newTag: '1.20', digest: null }),
  fc.constant({ newTag: null, digest: DIGEST }),
  fc.constant({ newName: 'r.test/new', newTag: 'yes', digest: DIGEST }),
  fc.constant({ newName: null, newTag: 'v3', digest: null }),
);

const overlay: fc.Arbitrary<Overlay> = fc
  .record({
    named: fc.subarray([...APPS]),
    fields: fc.array(entry, { minLength: 4, maxLength: 4 }),
    form: fc.constantFrom('block', 'flow', 'json'),
    comment: fc.constantFrom('', ' # why'),
    eol: fc.constantFrom('\n', '\r\n'),
    target: fc.constantFrom(...APPS),
    change,
  })
  .map(({ named, fields, form, comment, eol, target, change: wanted }) => {
    const entries = named.map((name, index): Entry => {
      const { digest, ...others } = fields[index] ?? {};
      // A digest beside a tag that holds one renders nothing that can be pulled.
      const both = others.newTag?.includes('@') === true;
      return { name, ...others, ...(!both && digest !== undefined && { digest }) };
    });
    const head = form === 'json' ? '' : `resources: [base.yaml]${comment}\n`;
    const lines = entries.flatMap((one) =>
      Object.entries(one).map(
        ([key, value], at) => `${at === 0 ? '  - ' : '    '}${key}: "${value as string}"${comment}`,
      ),
    );
    const text = {
      block: `${head}images:${comment}\n${lines.map((line) => `${line}\n`).join('')}# end\n`,
      flow: `${head}images: ${JSON.stringify(entries)}\n`,
      json: `${JSON.stringify({ resources: ['base.yaml'], images: entries }, null, 2)}\n`,
    }[form as 'block'];
    return { entries, text: text.replaceAll('\n', eol), target, change: wanted };
  });

/** What kustomize makes of an image for one entry, by its documentation. */
function imageFor(image: string, { name, newName, newTag = '', digest = '' }: Entry): string {
  const [repository = '', ...tag] = image.split(':');
  if (repository !== name) return image;
  const rest = newTag === '' && digest === '' ? tag.map((one) => `:${one}`).join('') : '';
  const pinned = `${newTag === '' ? '' : `:${newTag}`}${digest === '' ? '' : `@${digest}`}`;
  return `${newName ?? repository}${pinned}${rest}`;
}

/** The entry after the change: `null` takes a field away, and an absent one stays. */
function changed(before: Entry, wanted: Overlay['change']): Entry {
  const fields = Object.entries({ ...before, ...wanted }).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as unknown as Entry;
}

type Manifest = Record<string, unknown>;

/** The manifests with every image taken out, and the images by where they stand. */
function takenApart(text: string): { readonly rest: unknown; readonly images: unknown } {
  const images: Record<string, string> = {};
  const visit = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => visit(item, `${path}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Manifest).map(([key, item]) => {
        if (key === 'image') images[`${path}/${key}`] = String(item);
        return [key, key === 'image' ? 'image' : visit(item, `${path}/${key}`)];
      }),
    );
  };
  const manifests = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
  const rest = manifests.map((manifest) => {
    const { name } = manifest['metadata'] as { readonly name: string };
    return visit(manifest, name);
  });
  return { rest, images };
}

describe('of 200 overlays, what kustomize renders', () => {
  it('differs in the images that the edit means, and in nothing else', async () => {
    const sample = fc.sample(overlay, { numRuns: 200, seed: 581 });
    let added = 0;
    await forEachParallel(sample, async ({ entries, text, target, change: wanted }) => {
      const index = entries.findIndex(({ name }) => name === target);
      const fresh = changed({ name: target }, wanted);
      if (index === -1) added += 1;
      const bytes =
        index === -1
          ? editBytes(Buffer.from(text), [], 'k.yaml', [fresh satisfies ImageAddition])
          : editBytes(Buffer.from(text), [{ index, ...wanted }], 'k.yaml');
      const render = async (kustomization: string) => {
        const outcome = await build(scratch.path, {
          'base.yaml': BASE,
          'kustomization.yaml': kustomization,
        });
        if (!outcome.ok) throw new Error(`${outcome.error}\n${kustomization}`);
        return takenApart(outcome.text);
      };
      const [before, after] = [await render(text), await render(Buffer.from(bytes).toString())];
      expect(after.rest).toEqual(before.rest);

      const all = entries.map((one, at) => (at === index ? changed(one, wanted) : one));
      const expected = index === -1 ? [...entries, fresh] : all;
      const images = Object.fromEntries(
        APPS.flatMap((name, at) => {
          const path = `${name}/spec/template/spec`;
          const one = (image: string): string =>
            expected.reduce((text_, by) => imageFor(text_, by), image);
          return [
            [`${path}/initContainers/0/image`, one(`${name}:base`)],
            [`${path}/containers/0/image`, one(name)],
            ...(at < 2 ? [[`${path}/containers/1/image`, `side-${name}:1`]] : []),
          ];
        }),
      ) as Record<string, string>;
      expect({ text, images: after.images }).toEqual({ text, images });
    });
    expect(added).toBeGreaterThan(40);
    expect(added).toBeLessThan(160);
  }, 120_000);
});
