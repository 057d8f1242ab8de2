import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { ofKind } from '../../scripts/gitops/pods.ts';
import { secretMaterial } from '../../scripts/gitops/secret-material.ts';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, EXAMPLE, withMutant, type MutantFiles } from './support/mutant.ts';
import { loadTree } from '../../scripts/gitops/tree.ts';

const PROD = '.gitops/overlays/prod/kustomization.yaml';
const COMPONENT = '.gitops/components/external-secret';
const STORE = `${COMPONENT}/secret-store.yaml`;
const EXTERNAL = `${COMPONENT}/external-secret.yaml`;

/** A folder of its own, which no environment and no project knows. */
const add = (text: string) => (files: MutantFiles) => {
  files.write('.gitops/platform/more/kustomization.yaml', 'resources: [more.yaml]\n');
  files.write('.gitops/platform/more/more.yaml', text);
};

/** The application with the Vault Plugin in the place of External Secrets. */
const vaultPlugin = (files: MutantFiles): void => {
  files.write(
    '.gitops/platform/more/kustomization.yaml',
    'resources: [../../base]\ncomponents: [../../components/vault-plugin]\n',
  );
};

describeMutants('secrets', [
  {
    name: 'prod fetches none',
    change: (files) => {
      files.replace(PROD, '  - ../../components/external-secret\n', '');
      files.replace(PROD, '  - path: secrets.yaml\n', '');
    },
    rule: 'secrets-come-from-a-store',
  },
  {
    name: 'fetched into another Secret than pods read',
    ...{ file: EXTERNAL, from: '  target:\n    name: web\n', to: '  target:\n    name: other\n' },
    rule: 'secrets-come-from-a-store',
  },
  {
    name: 'never fetched again',
    ...{ file: EXTERNAL, from: 'refreshInterval: 1h', to: 'refreshInterval: "0"' },
    rule: 'secrets-come-from-a-store',
  },
  {
    name: 'from a store of the whole cluster',
    ...{ file: EXTERNAL, from: 'kind: SecretStore', to: 'kind: ClusterSecretStore' },
    rule: 'secrets-come-from-a-store',
  },
  {
    name: 'a store of the whole cluster',
    change: add(
      'apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata:\n  name: all\nspec: {}\n',
    ),
    rule: 'stores-are-of-one-namespace',
  },
  {
    name: 'dev reads the project of prod',
    ...{
      file: '.gitops/overlays/dev/secrets.yaml',
      from: 'projectID: acme-dev',
      to: 'projectID: acme-prod',
    },
    rule: 'one-identity-reads-secrets',
  },
  {
    name: 'the store reads as nobody in particular',
    ...{ file: STORE, from: '            name: web\n', to: '            name: default\n' },
    rule: 'one-identity-reads-secrets',
  },
  {
    name: 'the account has the identity of another environment',
    file: '.gitops/overlays/staging/secrets.yaml',
    ...{ from: 'web@acme-staging.', to: 'web@acme-prod.', rule: 'one-identity-reads-secrets' },
  },
  {
    name: 'a Secret with a value',
    change: add(
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: short\nstringData:\n  PIN: "1234"\n',
    ),
    rule: 'no-secret-in-git',
  },
  {
    name: 'the Vault Plugin with a value in the place of its placeholder',
    change: (files) => {
      vaultPlugin(files);
      files.replace(
        '.gitops/components/vault-plugin/secret.yaml',
        ': <warehouse-web-database-url>',
        ': postgres',
      );
    },
    rule: 'no-secret-in-git',
  },
  {
    name: 'a key in a comment',
    change: (files) => {
      const file = '.gitops/base/service.yaml';
      files.write(file, `# ${randomBytes(33).toString('base64')}\n${files.read(file)}`);
    },
    rule: 'no-secret-in-git',
  },
]);

it('the Vault Plugin’s Secret is none in git: it holds the names of values', async () => {
  const tree = await withMutant(vaultPlugin);
  expect(ofKind(tree, 'platform/more', 'Secret')).toHaveLength(1);
  const rules = (await registeredRules()).filter(({ name }) => name === 'no-secret-in-git');
  expect(findings(tree, rules)).toEqual([]);
});

describe('what looks like a secret', () => {
  const pem = createPrivateKey(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ).export({ type: 'pkcs8', format: 'pem' });

  it.each([
    ['a private key', String(pem)],
    ['a GitHub token', `token: ghp_${'a1B2'.repeat(9)}`],
    ['a password in an address', 'url: postgres://web:hunter2@db/warehouse'],
    ['a token (JWT)', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'],
  ])('is %s', (looksLike, text) => {
    expect(secretMaterial(text)[0]).toEqual({ line: 1, looksLike });
  });

  it('is random text of 32 bytes and more, in base64 and in hex, whatever the bytes are', () => {
    const missed = Array.from({ length: 500 }, () => randomBytes(32)).filter((bytes) =>
      [bytes.toString('base64'), bytes.toString('hex')].some(
        (text) => secretMaterial(`x: ${text}`).length !== 1,
      ),
    );
    expect(missed.length).toBeLessThan(10);
  });

  it.each([
    ['a digest', `image: web@sha256:${'0123456789abcdef'.repeat(4)}`],
    ['a commit', 'uses: a/b@55d6d888c27a567588d82ab874ddf3e08ecfa883'],
    [
      'a public key',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFOh7vbDvroakW1F5tcn4cgF/eSVkOrgFBfcNiqc8yBH',
    ],
    ['a service account', 'iam.gke.io/gcp-service-account: web@acme-prod.iam.gserviceaccount.com'],
    ['an address', 'https://cloud.google.com/load-balancing/docs/firewall-rules'],
    [
      'a query',
      'sum(rate(http_request_duration_seconds_bucket{route!~"/healthz|/readyz|/metrics"}[2m]))',
    ],
  ])('is not %s', (_name, text) => {
    expect(secretMaterial(text)).toEqual([]);
  });

  it('is in no file of the example', async () => {
    const tree = await loadTree(EXAMPLE);
    const found = tree
      .list('')
      .flatMap((file) =>
        secretMaterial(tree.read(file) ?? '').map(
          ({ line, looksLike }) => `${file}:${line} ${looksLike}`,
        ),
      );
    expect(found).toEqual([]);
  });
});
