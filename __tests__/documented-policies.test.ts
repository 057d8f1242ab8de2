import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '@gitops-actions/shared/policy/parse-policy.ts';
import { registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import { parse } from 'yaml';
import { ROOT } from '../scripts/setup/paths.ts';

/** What a gate of this version reads: what none reads must not be promised. */
const ENFORCED = ['schema', 'signing', 'scan', 'promotion', 'registries'];
const ENFORCED_OF_SIGNING = [
  ...['trust-root', 'people', 'pipeline', 'github', 'sigstore', 'teams', 'rules', 'tags', 'exempt'],
];
const ENFORCED_OF_REGISTRIES = ['overlays', 'prefixes', 'sources'];

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Every whole policy that a page shows. */
function shownIn(page: string): readonly (readonly [string, string])[] {
  const blocks = read(page).matchAll(/^```yaml\n((?:#.*\n)*schema: 1\n[\s\S]*?)^```$/gm);
  return [...blocks].map(([, source = '']) => [page, source] as const);
}

const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`),
  ...readdirSync(join(ROOT, 'actions')).map((name) => `actions/${name}/README.md`),
].filter((page) => page.endsWith('.md') && readable(page));

function readable(page: string): boolean {
  try {
    return read(page) !== '';
  } catch {
    return false; // an action that has no page yet
  }
}

const POLICIES = [
  ...PAGES.flatMap(shownIn),
  ['the example', read('examples/warehouse-network/.github/gitops-policy.yml')] as const,
];

describe('a policy that people copy', () => {
  it('stands on the pages that speak of one', () => {
    expect(POLICIES.map(([page]) => page)).toEqual(
      expect.arrayContaining([
        ...['README.md', 'docs/how-to-separate-repository.md'],
        'actions/bump-kustomize/README.md',
      ]),
    );
  });

  it.each(POLICIES)('promises in %s nothing that no gate holds', (_, source) => {
    const policy = parse(source) as {
      readonly signing?: object;
      readonly registries?: readonly object[];
    };
    expect(Object.keys(policy).filter((key) => !ENFORCED.includes(key))).toEqual([]);
    const signing = Object.keys(policy.signing ?? {});
    expect(signing.filter((key) => !ENFORCED_OF_SIGNING.includes(key))).toEqual([]);
    const registries = (policy.registries ?? []).flatMap((entry) => Object.keys(entry));
    expect(registries.filter((key) => !ENFORCED_OF_REGISTRIES.includes(key))).toEqual([]);
  });

  it.each(POLICIES)('is one, in %s, once its ellipses are filled in', async (page, source) => {
    const filled = source.replace(
      'openpgp: …',
      'openpgp: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n"',
    );
    await expect(parsePolicy(filled, page)).resolves.toMatchObject({ schema: 1 });
  });
});

describe('the policies of overlays in a repository of their own', () => {
  const SOURCE = 'acme/warehouse-network';
  const prefix = 'europe-west1-docker.pkg.dev/acme/warehouse-';

  it.each([
    ['docs/how-to-separate-repository.md', ['dev', 'staging', 'prod']],
    ['actions/bump-kustomize/README.md', ['dev']],
  ])('let the source write, by %s, what is said there and nothing else', async (page, names) => {
    const policy = await parsePolicy(shownIn(page)[0]?.[1] ?? '', page);
    const allowed = (source: string, overlay: string, image: string): boolean =>
      registryFault(policy, {
        ...{ source, gitops: 'acme/warehouse-gitops' },
        overlay: `.gitops/overlays/${overlay}`,
        image: `${prefix}${image}/web`,
      }) === undefined;
    for (const overlay of ['dev', 'staging', 'prod', 'other']) {
      for (const image of ['dev', 'staging', 'prod', 'other', 'dev2']) {
        const wanted = names.includes(overlay) && overlay === image;
        expect([overlay, image, allowed(SOURCE, overlay, image)]).toEqual([overlay, image, wanted]);
        expect(allowed('acme/other', overlay, image)).toBe(false);
      }
    }
  });
});
