import { describe, expect, it } from '@jest/globals';
import { readExample } from '../../packages/sandbox/consumer/example-files.ts';
import { secretMaterial } from '../../scripts/gitops/secret-material.ts';
import { describeMutants, type Mutant } from './support/mutant.ts';

const DEV = 'infra/identity/dev/provider.json';
const PROD = 'infra/identity/prod/provider.json';

const edit = (
  name: string,
  rule: string,
  file: string,
  from: string,
  to: string | undefined,
): Mutant => ({ name, rule, file, from, to });
const gone = (file: string, rule: string): Mutant =>
  edit(`${file} is gone`, rule, file, '', undefined);

const CONJUNCTION = 'provider-condition-is-a-conjunction';
describeMutants('identity', [
  gone('infra/identity/prod/writer.iam.json', 'writer-is-bound-by-its-claim'),
  edit('any owner', CONJUNCTION, DEV, "assertion.repository_owner_id == '100200300' && ", ''),
  edit(
    'the owner by name',
    CONJUNCTION,
    DEV,
    "repository_owner_id == '100200300'",
    "repository_owner == 'acme'",
  ),
  edit('any repository', CONJUNCTION, DEV, " && assertion.repository_id == '400500600'", ''),
  edit('any event', CONJUNCTION, DEV, " && assertion.event_name == 'repository_dispatch'", ''),
  edit('pull requests', CONJUNCTION, DEV, "event_name == 'push'", "event_name == 'pull_request'"),
  edit('any ref', CONJUNCTION, PROD, " && assertion.ref.startsWith('refs/tags/v')", ''),
  edit('any branch', CONJUNCTION, DEV, "ref == 'refs/heads/dev'", "ref.startsWith('refs/heads/')"),
  edit('any environment', CONJUNCTION, DEV, ' && !has(assertion.environment)', ''),
  edit('one of two', CONJUNCTION, DEV, "'400500600' && (", "'400500600' || ("),
  edit('always', CONJUNCTION, DEV, "assertion.environment == 'dev')", 'true)'),
  edit(
    'a caller pins what is no commit of its provider',
    'provider-admits-its-callers',
    '.github/workflows/gitops-staging.yml',
    'gitops-staging.yml@',
    `gitops-staging.yml@${'1'.repeat(40)} #`,
  ),
  edit(
    'another audience beside its own',
    'provider-audience-is-its-own',
    DEV,
    '"allowedAudiences": [',
    '"allowedAudiences": ["https://github.com/acme",',
  ),
  edit(
    'staging’s audience',
    'provider-audience-is-its-own',
    DEV,
    'providers/warehouse-dev',
    'providers/warehouse-staging',
  ),
  edit(
    'another issuer',
    'provider-audience-is-its-own',
    DEV,
    'token.actions.githubusercontent.com',
    'gitlab.com',
  ),
  edit(
    'the subject of the job',
    'provider-maps-no-free-text',
    DEV,
    "assertion.repository_id + '/dev'\"",
    'assertion.sub"',
  ),
  edit('one name space', 'provider-maps-no-free-text', DEV, "'/dev/' + (", "'/prod/' + ("),
  edit(
    'the writer without environment',
    'writer-is-bound-by-its-claim',
    'infra/identity/dev/writer.iam.json',
    'environment/dev',
    'no-environment',
  ),
  edit(
    'every repository of the pool',
    'writer-is-bound-by-its-claim',
    'infra/identity/prod/writer.iam.json',
    'attribute.job/400500600/prod/environment/production"',
    '*"',
  ),
  edit(
    'dev becomes prod',
    'writer-is-bound-by-its-claim',
    'infra/identity/prod/writer.iam.json',
    '/prod/environment/production-hotfix',
    '/dev/environment/dev',
  ),
  edit(
    'the reader with environment',
    'reader-is-bound-by-its-claim',
    'infra/identity/dev/reader.iam.json',
    'no-environment',
    'environment/dev',
  ),
  edit(
    'another role',
    'reader-is-bound-by-its-claim',
    'infra/identity/dev/reader.iam.json',
    'workloadIdentityUser',
    'serviceAccountTokenCreator',
  ),
  edit(
    'every workload',
    'one-workload-is-one-account',
    'infra/identity/prod/web.iam.json',
    'warehouse-prod/web',
    'warehouse-dev/web',
  ),
  edit(
    'an account that infra does not make',
    'one-workload-is-one-account',
    '.gitops/argocd/secrets/secret-store.yaml',
    'argocd-secrets@acme-prod.iam',
    'argocd-secrets@acme.iam',
  ),
  edit(
    'an account of the environment that infra does not make',
    'one-workload-is-one-account',
    '.gitops/overlays/dev/secrets.yaml',
    'warehouse-web@',
    'web@',
  ),
  edit(
    'another workload of Argo CD’s namespace',
    'one-workload-is-one-account',
    'infra/identity/argocd/account.iam.json',
    'argocd/argocd-secrets',
    'argocd/argocd-server',
  ),
  gone('infra/identity/argocd/account.iam.json', 'one-workload-is-one-account'),
  edit(
    'secrets that another account reads',
    'one-workload-is-one-account',
    'infra/identity/argocd/secret.iam.json',
    'argocd-secrets@',
    'argocd-server@',
  ),
  edit(
    'the pool of a project without the cluster',
    'one-workload-is-one-account',
    'infra/identity/dev/web.iam.json',
    'acme-prod.svc.id.goog',
    'acme-dev.svc.id.goog',
  ),
]);

const DEV_IAM = 'infra/registry/dev/iam.json';
const CLEANUP = 'infra/registry/prod/cleanup.json';
describeMutants('registry', [
  gone('infra/registry/staging/cleanup.json', 'cleanup-keeps-what-runs'),
  edit(
    'of another environment',
    'registry-repository-is-declared',
    'infra/registry/dev/repository.json',
    'warehouse-dev',
    'warehouse-prod',
  ),
  edit(
    'tags that cannot move',
    'registry-repository-is-declared',
    'infra/registry/dev/repository.json',
    '"immutableTags": false',
    '"immutableTags": true',
  ),
  edit(
    'a writer of another environment',
    'registry-roles-are-least',
    'infra/registry/prod/iam.json',
    'writer@acme-prod',
    'writer@acme-dev',
  ),
  edit(
    'everybody',
    'registry-roles-are-least',
    DEV_IAM,
    'serviceAccount:gke-nodes@acme-prod.iam.gserviceaccount.com',
    'allUsers',
  ),
  edit(
    'nodes of a project without the cluster',
    'registry-roles-are-least',
    DEV_IAM,
    'gke-nodes@acme-prod',
    'gke-nodes@acme-dev',
  ),
  edit('no nodes', 'registry-roles-are-least', DEV_IAM, 'gke-nodes@acme-prod', 'reader@acme-dev'),
  edit(
    'an administrator',
    'registry-roles-are-least',
    DEV_IAM,
    'artifactregistry.writer',
    'artifactregistry.admin',
  ),
  edit('untagged for ever', 'cleanup-keeps-what-runs', CLEANUP, '"untagged"', '"any"'),
  edit('what production runs', 'cleanup-keeps-what-runs', CLEANUP, '"prod-latest"', '"prod-old"'),
  edit('releases of a week', 'cleanup-keeps-what-runs', CLEANUP, '730d', '7d'),
  edit('one release', 'cleanup-keeps-what-runs', CLEANUP, '"keepCount": 30', '"keepCount": 1'),
]);

const rulesets = (file: string): string => `.github/rulesets/${file}.json`;
describeMutants('rulesets', [
  edit(
    'no approval',
    'main-takes-reviewed-changes-only',
    rulesets('main'),
    '"required_approving_review_count": 1',
    '"required_approving_review_count": 0',
  ),
  edit(
    'an approval that outlives a push',
    'main-takes-reviewed-changes-only',
    rulesets('main'),
    '"dismiss_stale_reviews_on_push": true',
    '"dismiss_stale_reviews_on_push": false',
  ),
  edit(
    'squash merges',
    'branches-take-merge-commits-only',
    rulesets('dev-and-staging'),
    '["merge"]',
    '["merge", "squash"]',
  ),
  edit(
    'unsigned commits',
    'branches-keep-signed-history',
    rulesets('signed-branches'),
    '"type": "required_signatures"',
    '"type": "required_linear_history"',
  ),
  edit(
    'switched off',
    'branches-keep-signed-history',
    rulesets('signed-branches'),
    '"active"',
    '"disabled"',
  ),
  edit(
    'staging is forgotten',
    'branches-keep-signed-history',
    rulesets('signed-branches'),
    ', "refs/heads/staging"',
    '',
  ),
  edit(
    'a check of anybody',
    'branches-require-the-check',
    rulesets('main'),
    '"integration_id": 15368',
    '"integration_id": 7',
  ),
  gone(rulesets('version-tags-kept'), 'version-tags-stay'),
  edit(
    'tags can move',
    'version-tags-stay',
    rulesets('version-tags-kept'),
    '"type": "update"',
    '"type": "creation"',
  ),
  edit(
    'anybody promotes',
    'promotion-branches-are-restricted',
    rulesets('promotion-branches'),
    '"type": "creation"',
    '"type": "deletion"',
  ),
  edit('the Actions App', 'only-the-app-bypasses', rulesets('dev-and-staging'), '4711', '15368'),
  edit(
    'administrators',
    'only-the-app-bypasses',
    rulesets('dev-and-staging'),
    '"actor_type": "Integration"',
    '"actor_type": "OrganizationAdmin"',
  ),
  edit(
    'nobody owns the workflows',
    'trust-files-have-owners',
    '.github/CODEOWNERS',
    '/.github/ @acme/platform',
    '',
  ),
  edit(
    'nobody owns what judges a release',
    'trust-files-have-owners',
    '.github/CODEOWNERS',
    '/.gitops/components/ @acme/platform',
    '',
  ),
  edit(
    'nobody asks the owners on dev',
    'trust-files-have-owners',
    rulesets('dev-and-staging'),
    '"require_code_owner_review": true',
    '"require_code_owner_review": false',
  ),
  edit(
    'a button for squashing',
    'merge-settings-are-merge-only',
    'infra/github/repository.json',
    '"allow_squash_merge": false',
    '"allow_squash_merge": true',
  ),
  {
    name: 'the App on main',
    rule: 'only-the-app-bypasses',
    change: (files) => {
      files.write(
        rulesets('more'),
        JSON.stringify({
          ...{ name: 'more', target: 'branch', enforcement: 'active' },
          bypass_actors: [{ actor_id: 4711, actor_type: 'Integration', bypass_mode: 'always' }],
          conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
          rules: [{ type: 'non_fast_forward' }],
        }),
      );
    },
  },
]);

const BINAUTHZ = 'infra/cluster/binary-authorization.yaml';
describeMutants('data and clusters', [
  edit(
    'no backups',
    'database-can-be-restored',
    'infra/database/primary.json',
    '"enabled": true,\n      "startTime"',
    '"enabled": false,\n      "startTime"',
  ),
  edit(
    'no point in time',
    'database-can-be-restored',
    'infra/database/primary.json',
    '"pointInTimeRecoveryEnabled": true',
    '"pointInTimeRecoveryEnabled": false',
  ),
  edit(
    'one region',
    'database-can-be-restored',
    'infra/database/replica.json',
    'europe-west4',
    'europe-west1',
  ),
  gone('infra/database/replica.json', 'database-can-be-restored'),
  edit(
    'bundles that can be deleted',
    'git-is-mirrored',
    'infra/mirror/bucket.json',
    '"retentionPeriod": "2592000"',
    '"retentionPeriod": "0"',
  ),
  edit(
    'a job that can delete',
    'git-is-mirrored',
    'infra/mirror/bucket.iam.json',
    'objectCreator',
    'objectAdmin',
  ),
  gone('infra/mirror/cronjob.yaml', 'git-is-mirrored'),
  edit(
    'no encryption',
    'secrets-are-encrypted-at-rest',
    'infra/cluster/secrets-encryption.json',
    'ENCRYPTED',
    'DECRYPTED',
  ),
  edit(
    'a key of dev',
    'secrets-are-encrypted-at-rest',
    'infra/cluster/secrets-encryption.json',
    'acme-prod',
    'acme-dev',
  ),
  edit('a key that never turns', 'keys-turn', 'infra/cluster/key.json', '7776000s', '77760000s'),
  edit(
    'anybody decrypts',
    'keys-turn',
    'infra/cluster/key.iam.json',
    'serviceAccount:service-200000000003@container-engine-robot.iam.gserviceaccount.com',
    'allAuthenticatedUsers',
  ),
  edit(
    'any image',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'REQUIRE_ATTESTATION',
    'ALWAYS_ALLOW',
  ),
  edit(
    'audited only',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'ENFORCED_BLOCK_AND_AUDIT_LOG',
    'DRYRUN_AUDIT_LOG_ONLY',
  ),
  edit(
    'a whole registry',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'quay.io/argoproj/argocd:*',
    'quay.io/**',
  ),
  edit(
    'not what staging runs',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'warehouse-staging/web@',
    'warehouse-dev/web@',
  ),
  edit(
    'images of no environment',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'quay.io/argoproj/argocd:*',
    'europe-west1-docker.pkg.dev/acme/tools/argocd@sha256:*',
  ),
  edit(
    'an attestor of another project',
    'only-known-images-are-admitted',
    BINAUTHZ,
    'acme-prod/attestors',
    'acme-dev/attestors',
  ),
  edit(
    'the mirror runs another image',
    'only-known-images-are-admitted',
    'infra/mirror/kustomization.yaml',
    'newName: gcr.io/google.com/cloudsdktool/google-cloud-cli',
    'newName: docker.io/google/cloud-sdk',
  ),
  edit(
    'not the image of the mirror',
    'only-known-images-are-admitted',
    BINAUTHZ,
    '  - namePattern: gcr.io/google.com/cloudsdktool/google-cloud-cli:*\n',
    '',
  ),
  edit('by tag', 'only-known-images-are-admitted', BINAUTHZ, 'web@sha256:*', 'web:*'),
  edit(
    'never switched on',
    'only-known-images-are-admitted',
    'infra/cluster/image-admission.json',
    'PROJECT_SINGLETON_POLICY_ENFORCE',
    'DISABLED',
  ),
]);

describe('the whole repository of the example', () => {
  it('holds nothing that looks like a key, a token or a password', async () => {
    const files = await readExample();
    expect(Object.keys(files).length).toBeGreaterThan(80);
    const found = Object.entries(files).flatMap(([path, text]) =>
      secretMaterial(text).map(({ line, looksLike }) => `${path}:${String(line)} ${looksLike}`),
    );
    expect(found).toEqual([]);
  });
});
