import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../action/action-error.ts';
import { parsePolicy } from '../parse-policy.ts';
import { expandSigners, pipelineEmail } from '../policy.ts';

const ROOT = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d';
const SSH = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample';

const WHOLE = `schema: 1
signing:
  trust-root: ${ROOT}
  people:
    alice:
      emails: [alice@acme.test]
      keys:
        - ssh: ${SSH}
        - openpgp: |
            -----BEGIN PGP PUBLIC KEY BLOCK-----

            xxx
          until: [${ROOT}]
          reason: retired
    bob: { keys: [{ ssh: ${SSH} }] }
  pipeline:
    app: { slug: acme-gitops, user-id: 12345678 }
    overlays: ['.gitops/overlays/*']
  github:
    web-flow: merges-only
    keys: [ { openpgp: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n\\nx" } ]
  teams: { release-managers: [alice, bob], platform: [bob] }
  rules:
    - { paths: ['.github/**'], signers: [platform, alice] }
    - { branches: [main], paths: ['.gitops/overlays/prod/**'], signers: [release-managers] }
  tags:
    - { pattern: 'v*', signers: [release-managers], hotfix: [release-managers] }
  exempt: [ { commit: ${ROOT}, reason: imported history } ]
scan: { fail-on: [CRITICAL, HIGH], ignore-unfixed: false, max-db-age: 48h }
promotion: { deny-digests: [], trust-paths: ['.github/**'] }
registries:
  - { overlays: ['.gitops/overlays/prod'], prefixes: ['example.test/acme/'] }
  - { overlays: ['o'], prefixes: ['localhost:5000/a'], sources: [acme/warehouse-network] }
`;

const MINIMAL = `schema: 1
signing:
  trust-root: ${ROOT}
  people:
    alice:
      keys:
        - ssh: ${SSH}
`;

const EXEMPT_TWICE = `  exempt:
    - { commit: ${ROOT}, reason: one }
    - { commit: ${ROOT}, reason: two }
`;
const AUTHORITY = MINIMAL.replace('ssh:', 'ssh-authority:');

const SIGSTORE = `  sigstore: { trusted-root: '{}' }\n`;
const gitsign = (identity: string): string =>
  `        - gitsign: { identity: ${identity}, issuer: https://x.test }\n`;

const registry = (more: string): string => `schema: 1
registries: [{ overlays: [o], ${more} }]
`;

async function refusal(text: string): Promise<ActionError> {
  const thrown = await parsePolicy(text, 'policy.yml').catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ActionError);
  return thrown as ActionError;
}

describe('parsePolicy', () => {
  it('reads the whole file of the contract', async () => {
    const policy = await parsePolicy(WHOLE, 'policy.yml');
    const { signing } = policy;
    expect(signing?.trustRoot).toBe(ROOT);
    expect(signing?.people.get('alice')?.keys.map((key) => key.type)).toEqual(['ssh', 'openpgp']);
    expect(signing?.people.get('alice')?.keys[1]).toMatchObject({
      until: [ROOT],
      reason: 'retired',
      position: '9:11',
      entry: 'signing.people.alice.keys[1]',
    });
    expect(signing?.github.webFlow).toBe('merges-only');
    expect(policy.scan).toEqual({
      failOn: ['CRITICAL', 'HIGH'],
      ignoreUnfixed: false,
      maxDbAgeMs: 172_800_000,
    });
    expect(policy.promotion.trustPaths).toEqual(['.github/**']);
    expect(policy.registries).toEqual([
      { overlays: ['.gitops/overlays/prod'], prefixes: ['example.test/acme/'] },
      {
        ...{ overlays: ['o'], prefixes: ['localhost:5000/a'] },
        sources: ['acme/warehouse-network'],
      },
    ]);
    if (!signing?.pipeline) throw new Error('no pipeline');
    expect(pipelineEmail(signing.pipeline.app)).toBe(
      '12345678+acme-gitops[bot]@users.noreply.github.com',
    );
    expect([...expandSigners(signing, ['platform', 'alice'])]).toEqual(['bob', 'alice']);
  });

  it('gives a minimal file the strict defaults', async () => {
    const policy = await parsePolicy(MINIMAL, 'policy.yml');
    expect(policy.signing?.github).toEqual({ webFlow: 'deny', keys: [] });
    expect(policy.signing?.rules).toEqual([]);
    expect(policy.scan).toEqual({});
  });

  it('reads security keys and authorities', async () => {
    const { signing } = await parsePolicy(
      `${MINIMAL}          user-verified: true
        - { ssh: x, user-verified: false }
        - { ssh-authority: ' x ', principals: [alice, a@acme.test], until: [${ROOT}] }
`,
      'p',
    );
    expect(signing?.people.get('alice')?.keys).toEqual([
      {
        type: 'ssh',
        text: SSH,
        userVerified: true,
        position: '7:11',
        entry: 'signing.people.alice.keys[0]',
      },
      { type: 'ssh', text: 'x', position: '9:11', entry: 'signing.people.alice.keys[1]' },
      {
        type: 'ssh-authority',
        text: 'x',
        principals: ['alice', 'a@acme.test'],
        until: [ROOT],
        position: '10:11',
        entry: 'signing.people.alice.keys[2]',
      },
    ]);
  });

  it('reads the identities of gitsign and the root that they are judged by', async () => {
    const identity = '{ identity: alice@acme.test, issuer: https://accounts.acme.test }';
    const { signing } = await parsePolicy(
      `${MINIMAL}        - { gitsign: ${identity}, until: [${ROOT}] }\n${SIGSTORE}`,
      'p',
    );
    expect(signing?.people.get('alice')?.keys[1]).toEqual({
      type: 'gitsign',
      identity: 'alice@acme.test',
      issuer: 'https://accounts.acme.test',
      until: [ROOT],
      position: '8:11',
      entry: 'signing.people.alice.keys[1]',
    });
    expect(signing?.sigstore).toEqual({ trustedRoot: '{}', position: '9:29' });
  });

  it('reads `fail-on: none` as the empty list', async () => {
    expect((await parsePolicy('schema: 1\nscan: { fail-on: none }\n', 'p')).scan.failOn).toEqual(
      [],
    );
  });

  it.each([
    ['an empty file', '', 'policy.yml:1:1: the file is empty.'],
    ['a comment only', '# nothing\n', 'policy.yml:1:1'],
    ['a list', '- 1\n', 'policy.yml:1:1: the policy must be object.'],
    ['another schema', 'schema: 2\n', 'policy.yml:1:9: `schema` must be 1.'],
    [
      'an unknown key',
      `${MINIMAL}  peeple: {}\n`,
      'policy.yml:8:3: `signing` has no key `peeple`.',
    ],
    ['a duplicate key', `${MINIMAL}schema: 1\n`, 'policy.yml:8:1'],
    ['an alias', 'schema: 1\nscan: &a { fail-on: none }\n', 'policy.yml:2:10: anchors are not'],
    ['a merge key', 'schema: 1\n<<: {}\n', 'policy.yml:2:1'],
    ['a tag', 'schema: !!js/function 1\n', 'policy.yml:1:9'],
    ['a second document', 'schema: 1\n---\nschema: 1\n', 'policy.yml:'],
    ['broken YAML', 'schema: [1\n', 'policy.yml:'],
    [
      'a short trust root',
      MINIMAL.replace(ROOT, '7fd1a60'),
      'policy.yml:3:15: `signing.trust-root`',
    ],
    ['a trust root in capitals', MINIMAL.replace(ROOT, ROOT.toUpperCase()), 'policy.yml:3:15'],
    [
      'a trust root that YAML reads as a number',
      MINIMAL.replace(ROOT, '1'.repeat(40)),
      'policy.yml:3:15: `signing.trust-root` must be string; put quotes around it.',
    ],
    ['no people', MINIMAL.replace(/alice:[^]*$/, '{}\n'), 'policy.yml:'],
    ['a person without keys', MINIMAL.replace(/keys:[^]*$/, 'keys: []\n'), 'policy.yml:6:13'],
    [
      'a key of both kinds',
      `${MINIMAL}          openpgp: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n"\n`,
      'policy.yml:7:11: `signing.people.alice.keys.0` must have exactly one of',
    ],
    [
      'a key of no kind',
      MINIMAL.replace(`ssh: ${SSH}`, `until: [${ROOT}]`),
      'policy.yml:7:11: `signing.people.alice.keys.0` must have exactly one of',
    ],
    [
      'a key that is a person’s and an authority’s',
      `${MINIMAL}          ssh-authority: ${SSH}\n          principals: [alice]\n`,
      'policy.yml:7:11: `signing.people.alice.keys.0` must have exactly one of',
    ],
    [
      'an authority without principals',
      MINIMAL.replace('ssh:', 'ssh-authority:'),
      'policy.yml:7:11: `signing.people.alice.keys.0` must have property principals',
    ],
    ['an authority for nobody', `${AUTHORITY}          principals: []\n`, 'policy.yml:8:23'],
    [
      'a principal that is a pattern',
      `${AUTHORITY}          principals: ['*']\n`,
      'policy.yml:8:24: `signing.people.alice.keys.0.principals.0` must be one principal as it',
    ],
    [
      'two principals in one',
      `${AUTHORITY}          principals: ['alice,bob']\n`,
      'policy.yml:8:24: `signing.people.alice.keys.0.principals.0` must be one principal as it',
    ],
    ['principals of a plain key', `${MINIMAL}          principals: [alice]\n`, 'policy.yml:7:11'],
    [
      'an authority’s key that verifies its user',
      `${AUTHORITY}          principals: [alice]\n          user-verified: true\n`,
      'policy.yml:7:11: `signing.people.alice.keys.0` must have property ssh when',
    ],
    [
      'an identity without a trusted root',
      `${MINIMAL}${gitsign('a@acme.test')}`,
      'policy.yml:8:11: needs `signing.sigstore.trusted-root`.',
    ],
    [
      'an identity that two people share',
      `${MINIMAL}${gitsign('a@acme.test')}    bob:\n      keys:\n${gitsign('a@acme.test')}${SIGSTORE}`,
      'policy.yml:11:11: `a@acme.test (https://x.test)` is listed already, for alice.',
    ],
    [
      'an identity that is a pattern',
      `${MINIMAL}${gitsign("'*@acme.test'")}${SIGSTORE}`,
      'policy.yml:8:32: `signing.people.alice.keys.1.gitsign.identity` must be written as it',
    ],
    [
      'an identity without its provider',
      `${MINIMAL}        - gitsign: { identity: a@acme.test }\n${SIGSTORE}`,
      'policy.yml:8:20: `signing.people.alice.keys.1.gitsign` must have required property',
    ],
    [
      'an identity that is an SSH key too',
      `${MINIMAL}${gitsign('a@acme.test')}          ssh: ${SSH}\n${SIGSTORE}`,
      'policy.yml:8:11: `signing.people.alice.keys.1` must have exactly one of',
    ],
    ['an empty trusted root', `${MINIMAL}  sigstore: { trusted-root: '' }\n`, 'policy.yml:8:29'],
    ['a reason without until', `${MINIMAL}          reason: retired\n`, 'policy.yml:7:11'],
    [
      'an unknown signer',
      `${MINIMAL}  rules: [{ paths: [a], signers: [eve] }]\n`,
      '`eve` is neither',
    ],
    ['an unknown member', `${MINIMAL}  teams: { t: [eve] }\n`, '`eve` is not listed in people'],
    ['a team named like a person', `${MINIMAL}  teams: { alice: [alice] }\n`, 'name of a person'],
    [
      'a glob that matches nothing',
      `${MINIMAL}  rules: [{ paths: [/a], signers: [alice] }]\n`,
      'policy.yml:8:21: the glob `/a` starts with `/`',
    ],
    ['web-flow without keys', `${MINIMAL}  github: { web-flow: allow }\n`, 'signing.github.keys'],
    [
      'a pipeline without keys of GitHub',
      `${MINIMAL}  pipeline: { app: { slug: a, user-id: 1 }, overlays: [o] }\n`,
      'signing.github.keys',
    ],
    ['a severity in small letters', 'schema: 1\nscan: { fail-on: [high] }\n', 'policy.yml:2:'],
    [
      'a prefix with a wildcard',
      registry("prefixes: ['r.test/*']"),
      'policy.yml:2:42: the prefix `r.test/*` is no literal text',
    ],
    ['a prefix with a protocol', registry('prefixes: [https://r.test]'), 'names a protocol'],
    ['a prefix with a tag', registry("prefixes: ['r.test:5/a:v1']"), 'names a tag or digest'],
    ['a prefix with a digest', registry("prefixes: ['r.test/a@sha256']"), 'names a tag or digest'],
    ['a prefix of nothing', registry('prefixes: [/]'), 'has an empty segment'],
    ['no prefix', registry('prefixes: []'), 'policy.yml:2:41: `registries.0.prefixes`'],
    [
      'a whole organization as a source',
      registry("prefixes: [r], sources: ['acme/*']"),
      'policy.yml:2:56: `registries.0.sources.0` must be the name of one repository',
    ],
    ['nobody as a source', registry('prefixes: [r], sources: []'), 'policy.yml:2:55'],
    ['people who are nobody', MINIMAL.replace(/people:[^]*$/, 'people: {}\n'), 'policy.yml:4:11'],
    ['no e-mail in a list of them', MINIMAL.replace('keys:', 'emails: []\n      keys:'), ':6:15'],
    [
      'an OpenPGP key that is none',
      MINIMAL.replace(/ssh: .*/, 'openpgp: 0123ABCD'),
      'policy.yml:7:20: `signing.people.alice.keys.0.openpgp` must be an armored public key block',
    ],
    [
      'a private OpenPGP key',
      MINIMAL.replace(/ssh: .*/, 'openpgp: |\n            -----BEGIN PGP PRIVATE KEY BLOCK-----'),
      'policy.yml:8:13: a PRIVATE key stands here',
    ],
    [
      'a private SSH key in a comment',
      `${MINIMAL}# -----BEGIN OPENSSH PRIVATE KEY-----\n`,
      'policy.yml:8:3: a PRIVATE key',
    ],
    ['a commit exempted twice', `${MINIMAL}${EXEMPT_TWICE}`, `policy.yml:10:7: \`${ROOT}\` is`],
    ['a tab that indents', MINIMAL.replace('  people', '\tpeople'), 'policy.yml:4:1'],
    ['an until that is no commit', `${MINIMAL}          until: [main]\n`, 'policy.yml:8:19'],
    ['an until of nothing', `${MINIMAL}          until: []\n`, 'policy.yml:8:18'],
    [
      'text that shows otherwise than it is read',
      MINIMAL.replace('alice', '# \u202ebob\n    alice'),
      'policy.yml:5:7: a character stands here that shows the text otherwise',
    ],
    ['a line end that not all see', `${MINIMAL}# x\rexempt: []\n`, 'policy.yml:8:4: a character'],
    ['another', `${MINIMAL}# x\u2028exempt: []\n`, 'policy.yml:8:4: a character'],
    ['a control character', `${MINIMAL}# \u0000\n`, 'policy.yml:8:3: a control character'],
    ['a person named __proto__', MINIMAL.replace('alice:', '__proto__:'), 'policy.yml:'],
  ])('refuses %s with its place', async (_name, text, message) => {
    const error = await refusal(text);
    expect(error.code).toBe('E_POLICY_INVALID');
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/policy\.yml:\d+:\d+: /);
  });

  it('reads a file with a byte order mark, Windows’ line ends and tabs in comments', async () => {
    const text = `\uFEFF${MINIMAL}#\ta tab\n`.replaceAll('\n', '\r\n');
    expect((await parsePolicy(text, 'p')).signing?.people.get('alice')?.keys).toHaveLength(1);
  });

  it('refuses an alias bomb, deep nesting and a megabyte', async () => {
    const bomb = `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n`;
    expect((await refusal(bomb)).message).toContain('anchors are not allowed');
    expect((await refusal('schema: *x\n')).code).toBe('E_POLICY_INVALID');
    expect((await refusal('['.repeat(100_000))).code).toBe('E_POLICY_INVALID');
    expect((await refusal(`# ${'x'.repeat(1024 * 1024)}`)).message).toContain('1 MiB');
  });
});
