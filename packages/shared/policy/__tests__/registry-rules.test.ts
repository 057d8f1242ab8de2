import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInside } from '../glob.ts';
import { parsePolicy } from '../parse-policy.ts';
import type { RegistryRule } from '../policy.ts';
import { prefixDefect, prefixFault, registriesYaml, registryFault } from '../registry-rules.ts';

const SOURCE = 'acme/warehouse-network';
const GITOPS = 'acme/warehouse-gitops';
const PROD = '.gitops/overlays/prod';
const IMAGE = 'r.test/acme/warehouse-prod/web';

const rule = (
  sources?: readonly string[],
  prefix = 'r.test/acme/warehouse-prod/',
): RegistryRule => ({
  overlays: [PROD],
  prefixes: [prefix],
  ...(sources && { sources }),
});

interface Case {
  readonly gitops?: string;
  readonly source?: string;
  readonly overlay?: string;
  readonly image?: string;
}

function judge(registries: readonly RegistryRule[], given: Case = {}): string {
  const query = { source: SOURCE, gitops: SOURCE, overlay: PROD, image: IMAGE, ...given };
  return registryFault({ registries }, query)?.message ?? 'allowed';
}

describe('overlays beside the source', () => {
  it.each<[string, readonly RegistryRule[], Case]>([
    ['may hold anything where no entry speaks of them', [], { image: 'evil.test/x' }],
    ['… nor of this one', [rule()], { overlay: '.gitops/overlays/dev', image: 'evil.test/x' }],
    ['hold what lies below the prefix', [rule()], {}],
    ['hold what is the prefix', [rule(undefined, IMAGE)], {}],
    ['hold what another entry allows', [rule(undefined, 'r.test/other'), rule()], {}],
    ['are judged by the entry of the folder they lie in', [rule()], { overlay: `${PROD}/eu` }],
    [
      'admit their own repository where it is named, in any case',
      [rule(['Acme/Warehouse-Network'])],
      {},
    ],
  ])('%s', (_, registries, given) => {
    expect(judge(registries, given)).toBe('allowed');
  });

  it.each<[string, readonly RegistryRule[], Case, string]>([
    [
      'of another registry',
      [rule()],
      { image: 'evil.test/acme/warehouse-prod/web' },
      'allowed: r.test/acme/warehouse-prod/.',
    ],
    [
      'of a repository that only begins alike',
      [rule(undefined, 'r.test/acme/warehouse-prod')],
      { image: 'r.test/acme/warehouse-production/web' },
      'write no image of',
    ],
    [
      'of a host that only begins alike',
      [rule(undefined, 'r.test')],
      { image: 'r.test.evil.test/web' },
      'write no image of',
    ],
    [
      'in the folder below',
      [rule()],
      { overlay: `${PROD}/eu`, image: 'evil.test/x' },
      `into ${PROD}/eu`,
    ],
    [
      'where the entry admits others only',
      [rule([GITOPS])],
      {},
      `does not let ${SOURCE} write into ${PROD}`,
    ],
  ])('refuse an image %s', (_, registries, given, said) => {
    expect(judge(registries, given)).toContain(said);
  });
});

describe('overlays in a repository of their own', () => {
  const there = { gitops: GITOPS };

  it('let in what one entry allows: overlay, source and prefix', () => {
    expect(judge([rule([SOURCE])], there)).toBe('allowed');
    expect(judge([rule(['acme/other', SOURCE])], there)).toBe('allowed');
  });

  it.each<[string, readonly RegistryRule[], string]>([
    ['without any entry', [], `lets no other repository write into ${PROD}`],
    ['whose entry names no source', [rule()], `does not let ${SOURCE} write into ${PROD}`],
    ['whose entry names others', [rule(['acme/other'])], `does not let ${SOURCE}`],
    ['whose entry has another prefix', [rule([SOURCE], 'r.test/else')], 'allowed: r.test/else.'],
    [
      'of which one entry names the source and another has the prefix',
      [rule([SOURCE], 'r.test/else'), rule(['acme/other'])],
      'allowed: r.test/else.',
    ],
    [
      'whose entry is for another overlay',
      [{ ...rule([SOURCE]), overlays: ['o'] }],
      `lets no other repository write into ${PROD}`,
    ],
  ])('refuse one %s', (_, registries, said) => {
    expect(judge(registries, there)).toContain(said);
  });

  it('never let in what no single entry allows in full', () => {
    const name = fc.constantFrom('a/x', 'a/y', 'g/g');
    const overlay = fc.constantFrom('o', 'o/prod', 'o/dev', '**', 'p');
    const prefix = fc.constantFrom('r', 'r/a', 'r/a/', 'r/ab', 'q');
    const rules = fc.array(
      fc.record(
        {
          overlays: fc.array(overlay, { minLength: 1, maxLength: 2 }),
          prefixes: fc.array(prefix, { minLength: 1, maxLength: 2 }),
          sources: fc.array(name, { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['overlays', 'prefixes'] },
      ),
      { maxLength: 4 },
    );
    const image = fc.constantFrom('r/a', 'r/a/b', 'r/ab', 'r/abc', 'q/a', 's');
    fc.assert(
      fc.property(
        rules,
        name,
        fc.constantFrom('o', 'o/prod', 'o/dev', 'x'),
        image,
        (registries, source, at, wanted) => {
          const query = { source, gitops: 'g/g', overlay: at, image: wanted };
          const inFull = registries.some(
            (each) =>
              each.overlays.some((dir) => dir === '**' || at === dir || at.startsWith(`${dir}/`)) &&
              (each.sources?.includes(source) ?? source === 'g/g') &&
              each.prefixes.some((text) => `${wanted}/`.startsWith(text.replace(/\/?$/, '/'))),
          );
          const spoken = registries.some(({ overlays }) =>
            overlays.some((dir) => dir === '**' || at === dir || at.startsWith(`${dir}/`)),
          );
          const allowed = registryFault({ registries }, query) === undefined;
          expect(allowed).toBe(inFull || (source === 'g/g' && !spoken));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the hint of a refusal', () => {
  it.each([
    ['another repository', { gitops: GITOPS }],
    ['the same repository', {}],
    ['a kustomization at the root', { gitops: GITOPS, overlay: '.' }],
    ['a name that YAML would take for something else', { gitops: GITOPS, overlay: 'o: {' }],
  ])('is YAML that allows exactly this, for %s', async (_, given) => {
    const query = { source: SOURCE, gitops: SOURCE, overlay: PROD, image: IMAGE, ...given };
    const fault = registryFault({ registries: [{ overlays: ['**'], prefixes: ['x'] }] }, query);
    expect(fault).toMatchObject({ code: 'E_RULE_PATH', outcome: 'failed' });
    expect(fault?.hint).toContain(registriesYaml(query));
    const policy = await parsePolicy(`schema: 1\n${registriesYaml(query)}\n`, 'p.yml');
    expect(registryFault(policy, query)).toBeUndefined();
    const other = { ...query, image: `${IMAGE}2` };
    expect(registryFault(policy, other)?.code).toBe('E_RULE_PATH');
  });
});

describe('prefixDefect', () => {
  it.each(['r.test', 'r.test/', 'localhost:5000/a/', 'acme/web', 'r.test/a_b.c-d'])(
    'takes %s',
    (prefix) => {
      expect(prefixDefect(prefix)).toBeUndefined();
    },
  );

  it.each(['', '/', '/a', 'a//b', 'a b', 'r.test/a:v1', 'r/a@sha256:1', 'http://r', 'r/**'])(
    'refuses %j',
    (prefix) => {
      expect(prefixDefect(prefix)).toEqual(expect.any(String));
    },
  );
});

describe('what stands in a commit, whoever made it', () => {
  it.each<[string, readonly RegistryRule[], string, string]>([
    ['where the policy has no entries', [], PROD, 'evil.test/x'],
    ['where none speaks of the overlay', [rule()], '.gitops/overlays/dev', 'evil.test/x'],
    ['below a prefix', [rule()], PROD, IMAGE],
    ['below a prefix of an entry for other sources', [rule([GITOPS])], PROD, IMAGE],
    ['below one of several prefixes', [rule(undefined, 'r.test/other'), rule()], PROD, IMAGE],
  ])('is allowed %s', (_, registries, overlay, image) => {
    expect(prefixFault(registries, overlay, image)).toBeUndefined();
  });

  it('is refused elsewhere, with what would be allowed', () => {
    const entries = [rule(), rule([GITOPS], 'r.test/other')];
    expect(prefixFault(entries, `${PROD}/eu`, 'r.test/acme/warehouse-production/web')).toBe(
      `it changes the image "r.test/acme/warehouse-production/web" in ${PROD}/eu, where \`registries\` allows only r.test/acme/warehouse-prod/, r.test/other`,
    );
  });

  it('is refused only where every source is refused', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const entry = fc.record({
      overlays: fc.array(fc.constantFrom('o/a', 'o/*', 'o/a/b'), { minLength: 1 }),
      prefixes: fc.array(fc.constantFrom('r/a', 'r/a/b', 'r/'), { minLength: 1 }),
      sources: fc.array(fc.constantFrom('x/a', 'x/b'), { minLength: 1 }),
    });
    const query = fc.record({
      overlay: fc.constantFrom('o/a', 'o/b', 'o/a/b', 'p'),
      image: fc.tuple(word, word).map(([one, other]) => `r/${one}/${other}`),
    });
    fc.assert(
      fc.property(fc.array(entry), query, (registries, { overlay, image }) => {
        const speaks = registries.some((one) =>
          one.overlays.some((glob) => isInside([glob], overlay)),
        );
        const refused = ['x/a', 'x/b'].every(
          (source) =>
            registryFault({ registries }, { source, gitops: 'x/g', overlay, image }) !== undefined,
        );
        expect(prefixFault(registries, overlay, image) !== undefined).toBe(speaks && refused);
      }),
    );
  });
});
