import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExample } from '../../packages/sandbox/consumer/example-files.ts';
import { identityTrust } from '../../packages/sandbox/gcp/identity-files.ts';
import type { Claims } from '../../packages/sandbox/gcp/jwt.ts';
import { federatedMembers, type Trust } from '../../packages/sandbox/gcp/trust.ts';
import { calledJobs, calledWorkflow } from '../../packages/sandbox/runner/workflow-jobs.ts';
import { readConjunction, type Part } from '../../scripts/gitops/conjuncts.ts';
import { ROOT } from '../../scripts/setup/paths.ts';

const FILES = await readExample();
const TRUST = identityTrust(FILES);
const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

const file = (path: string): string => FILES[path] ?? '';
const providerFile = (environment: string): string => `infra/identity/${environment}/provider.json`;
const conditionOf = (environment: Environment): string =>
  (JSON.parse(file(providerFile(environment))) as { attributeCondition: string })
    .attributeCondition;

const IDS = { repository_id: '400500600', repository_owner_id: '100200300' };
const POOL = 'projects/123456789012/locations/global/workloadIdentityPools/github';
const PIN = /@([0-9a-f]{40})/.exec(file('.github/workflows/gitops-dev.yml'))?.[1] ?? '';
const ours = (workflow: string, ref = PIN): string =>
  `gitops-actions/gitops-actions/.github/workflows/${workflow}.yml@${ref}`;

/** The service accounts that a token may become at a provider; none for one that it refuses. */
function becomes(
  trust: Trust,
  environment: Environment,
  claims: Claims,
  audience = `https://iam.googleapis.com/${POOL}/providers/warehouse-${environment}`,
): readonly string[] {
  const name = `${POOL}/providers/warehouse-${environment}`;
  const provider = trust.providers.find((each) => each.name === name);
  if (provider?.audiences.includes(audience) !== true) return [];
  const attributes = provider.condition(claims) ? provider.attributes(claims) : undefined;
  if (attributes === undefined) return [];
  const members = federatedMembers(name, attributes);
  return Object.entries(trust.impersonation)
    .filter(([, allowed]) => members.some((member) => allowed.includes(member)))
    .map(([account]) => account.replace('.iam.gserviceaccount.com', ''));
}

interface Job {
  readonly name: string;
  readonly environment: Environment;
  readonly claims: Claims;
  readonly account: string;
}

/** On which event and ref each caller runs; its own `on:` says the same. */
const EVENTS: Readonly<Record<string, readonly [string, string]>> = {
  'gitops-dev': ['push', 'refs/heads/dev'],
  'gitops-staging': ['push', 'refs/heads/staging'],
  'gitops-prod': ['push', 'refs/tags/v1.2.3'],
  'gitops-release': ['push', 'refs/heads/main'],
  'gitops-rollback-dev': ['repository_dispatch', 'refs/heads/main'],
  'gitops-rollback-staging': ['workflow_dispatch', 'refs/heads/staging'],
  'gitops-rollback-prod': ['workflow_dispatch', 'refs/heads/main'],
};

/** Every job with `id-token: write` that the example's callers start, by the workflows themselves. */
const JOBS: readonly Job[] = Object.entries(EVENTS).flatMap(([caller, [event, ref]]) => {
  const call = calledWorkflow(file(`.github/workflows/${caller}.yml`));
  if (call === undefined) throw new Error(`${caller} calls nothing.`);
  const called = readFileSync(join(ROOT, '.github/workflows', call.file), 'utf8');
  const provider = call.inputs['workload-identity-provider'] ?? '';
  const environment = ENVIRONMENTS.find((each) => provider.endsWith(`/warehouse-${each}`));
  if (environment === undefined) throw new Error(`${caller} names no provider of ours.`);
  return calledJobs(called, call.inputs)
    .filter(({ permissions }) => permissions['id-token'] === 'write')
    .map((job) => ({
      name: `${caller} ${job.id}`,
      environment,
      claims: {
        ...IDS,
        ...{ event_name: event, ref },
        job_workflow_ref: `${call.repository}/.github/workflows/${call.file}@${call.ref}`,
        ...(job.environment !== undefined && { environment: job.environment }),
      },
      account:
        call.inputs[`${job.environment === undefined ? 'reader' : 'writer'}-service-account`] ?? '',
    }));
});

const jobNamed = (name: string): Job => {
  const job = JOBS.find((each) => each.name === name);
  if (job === undefined) throw new Error(`There is no job ${name}.`);
  return job;
};
const account = ({ account: email }: Job): string => email.replace('.iam.gserviceaccount.com', '');

describe('the identity of the example', () => {
  it('knows these jobs', () => {
    expect(JOBS.map((job) => [job.name, account(job)])).toEqual([
      ['gitops-dev build', 'writer@acme-dev'],
      ['gitops-dev scan', 'reader@acme-dev'],
      ['gitops-staging build', 'writer@acme-staging'],
      ['gitops-staging scan', 'reader@acme-staging'],
      ['gitops-prod promote', 'writer@acme-prod'],
      ['gitops-prod build', 'writer@acme-prod'],
      ['gitops-prod scan', 'reader@acme-prod'],
      ['gitops-release latest', 'writer@acme-prod'],
      ['gitops-rollback-dev find', 'reader@acme-dev'],
      ['gitops-rollback-staging find', 'reader@acme-staging'],
      ['gitops-rollback-prod find', 'reader@acme-prod'],
    ]);
  });

  it.each(JOBS.map((job) => [job.name, job] as const))(
    'lets %s be that account alone',
    (_, job) => {
      expect(becomes(TRUST, job.environment, job.claims)).toEqual([account(job)]);
    },
  );

  it.each(JOBS.map((job) => [job.name, job] as const))(
    'lets %s in at no other provider, and with no other audience',
    (_, job) => {
      for (const other of ENVIRONMENTS.filter((each) => each !== job.environment)) {
        expect([other, becomes(TRUST, other, job.claims)]).toEqual([other, []]);
      }
      const elsewhere = `https://iam.googleapis.com/${POOL}/providers/acme-warehouse`;
      for (const audience of [elsewhere, 'https://github.com/acme', '']) {
        expect(becomes(TRUST, job.environment, job.claims, audience)).toEqual([]);
      }
    },
  );
});

/** What one of the jobs' tokens is not: one claim changed (`undefined`: absent), everything else right. */
const REFUSED: readonly (readonly [name: string, job: string, change: Claims])[] = [
  ['another owner', 'gitops-dev build', { repository_owner_id: '999' }],
  ['a fork', 'gitops-dev build', { repository_id: '999' }],
  ['the owner’s other repository', 'gitops-dev scan', { repository_id: '400500601' }],
  [
    'a workflow of the repository itself',
    'gitops-dev build',
    { job_workflow_ref: 'acme/warehouse-network/.github/workflows/evil.yml@refs/heads/dev' },
  ],
  ['staging’s workflow on dev', 'gitops-dev build', { job_workflow_ref: ours('gitops-staging') }],
  ['another commit', 'gitops-dev build', { job_workflow_ref: ours('gitops-dev', '1'.repeat(40)) }],
  [
    'a branch of ours instead of a commit',
    'gitops-dev build',
    { job_workflow_ref: ours('gitops-dev', 'refs/heads/main') },
  ],
  [
    'a fork of ours',
    'gitops-dev build',
    { job_workflow_ref: `evil/gitops-actions/.github/workflows/gitops-dev.yml@${PIN}` },
  ],
  ['a pull request', 'gitops-dev scan', { event_name: 'pull_request' }],
  ['pull_request_target', 'gitops-dev scan', { event_name: 'pull_request_target' }],
  ['dev by hand', 'gitops-dev build', { event_name: 'workflow_dispatch' }],
  ['another branch', 'gitops-dev scan', { ref: 'refs/heads/feature' }],
  ['a branch that begins like it', 'gitops-dev scan', { ref: 'refs/heads/dev-2' }],
  ['a merge ref', 'gitops-dev scan', { ref: 'refs/pull/7/merge' }],
  ['dev in production’s environment', 'gitops-dev build', { environment: 'production' }],
  ['dev in the environment of its rollback', 'gitops-dev build', { environment: 'dev-rollback' }],
  ['a token without repository', 'gitops-dev build', { repository_id: undefined }],
  ['a token without owner', 'gitops-dev build', { repository_owner_id: undefined }],
  ['a token without workflow', 'gitops-dev build', { job_workflow_ref: undefined }],
  ['a rollback of dev by push', 'gitops-rollback-dev find', { event_name: 'push' }],
  ['a rollback of dev from dev', 'gitops-rollback-dev find', { ref: 'refs/heads/dev' }],
  ['a rollback of dev that would write', 'gitops-rollback-dev find', { environment: 'dev' }],
  [
    'a rollback of dev by another commit',
    'gitops-rollback-dev find',
    { job_workflow_ref: ours('gitops-rollback', '2'.repeat(40)) },
  ],

  ['staging for another owner', 'gitops-staging build', { repository_owner_id: '999' }],
  ['staging in a fork', 'gitops-staging scan', { repository_id: '999' }],
  ['dev’s workflow on staging', 'gitops-staging build', { job_workflow_ref: ours('gitops-dev') }],
  ['a pull request to staging', 'gitops-staging scan', { event_name: 'pull_request' }],
  ['staging’s workflow from dev', 'gitops-staging build', { ref: 'refs/heads/dev' }],
  ['staging in dev’s environment', 'gitops-staging build', { environment: 'dev' }],
  [
    'a rollback of staging by another commit',
    'gitops-rollback-staging find',
    { job_workflow_ref: ours('gitops-rollback', '2'.repeat(40)) },
  ],
  [
    'a rollback of staging that nobody started',
    'gitops-rollback-staging find',
    { event_name: 'repository_dispatch' },
  ],
  ['a rollback of staging from main', 'gitops-rollback-staging find', { ref: 'refs/heads/main' }],
  [
    'a rollback of staging that would write',
    'gitops-rollback-staging find',
    { environment: 'staging' },
  ],

  ['a release for another owner', 'gitops-prod promote', { repository_owner_id: '999' }],
  ['a release of a fork', 'gitops-prod promote', { repository_id: '999' }],
  [
    'a release by another commit',
    'gitops-prod promote',
    { job_workflow_ref: ours('gitops-prod', '3'.repeat(40)) },
  ],
  ['a release by hand', 'gitops-prod promote', { event_name: 'workflow_dispatch' }],
  ['a release of a branch', 'gitops-prod promote', { ref: 'refs/heads/main' }],
  ['a branch that is called like a tag', 'gitops-prod scan', { ref: 'refs/heads/v1.2.3' }],
  ['a tag that is no version', 'gitops-prod promote', { ref: 'refs/tags/nightly' }],
  ['a release in staging’s environment', 'gitops-prod promote', { environment: 'staging' }],
  [
    'prod-latest by another commit',
    'gitops-release latest',
    { job_workflow_ref: ours('gitops-release', '3'.repeat(40)) },
  ],
  ['prod-latest by hand', 'gitops-release latest', { event_name: 'workflow_dispatch' }],
  ['prod-latest from staging', 'gitops-release latest', { ref: 'refs/heads/staging' }],
  ['prod-latest without environment', 'gitops-release latest', { environment: undefined }],
  [
    'prod-latest in the hotfix’s environment',
    'gitops-release latest',
    { environment: 'production-hotfix' },
  ],
  [
    'a rollback of prod by another commit',
    'gitops-rollback-prod find',
    { job_workflow_ref: ours('gitops-rollback-prod', '3'.repeat(40)) },
  ],
  ['a rollback of prod by push', 'gitops-rollback-prod find', { event_name: 'push' }],
  ['a rollback of prod from dev', 'gitops-rollback-prod find', { ref: 'refs/heads/dev' }],
  [
    'a rollback of prod that would write',
    'gitops-rollback-prod find',
    { environment: 'production' },
  ],
];

function refusedClaims([, job, change]: (typeof REFUSED)[number]): Claims {
  const claims = Object.entries({ ...jobNamed(job).claims, ...change });
  return Object.fromEntries(claims.filter(([, value]) => value !== undefined));
}

describe('the providers refuse', () => {
  it.each(REFUSED.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const { environment } = jobNamed(row[1]);
    expect(becomes(TRUST, environment, refusedClaims(row))).toEqual([]);
  });
});

function partsOf(environment: Environment): readonly Part[] {
  const read = readConjunction(conditionOf(environment));
  return [...(read?.common ?? []), ...(read?.ways.flat() ?? [])];
}

const CONJUNCTS = ENVIRONMENTS.flatMap((environment) =>
  partsOf(environment).map(({ at, text }) => [environment, text, at] as const),
);

describe('a condition without one of its conjuncts', () => {
  it('is tried for each of them', () => {
    // Owner and repository, and four for each called workflow.
    const count = (environment: Environment): number =>
      CONJUNCTS.filter(([each]) => each === environment).length;
    expect(ENVIRONMENTS.map(count)).toEqual([2 + 2 * 4, 2 + 2 * 4, 2 + 3 * 4]);
  });

  it.each(CONJUNCTS)('lets in at %s what should be refused: %s', (environment, text, at) => {
    const path = providerFile(environment);
    const condition = conditionOf(environment);
    const changed = `${condition.slice(0, at)}true${condition.slice(at + text.length)}`;
    const provider = { ...(JSON.parse(file(path)) as object), attributeCondition: changed };
    const weaker = identityTrust({ ...FILES, [path]: JSON.stringify(provider) });
    const provided = weaker.providers.find(({ name }) => name.endsWith(`-${environment}`));
    const letIn = REFUSED.filter((row) => provided?.condition(refusedClaims(row)) === true);
    expect(letIn.map(([name]) => name)).not.toEqual([]);
    // Nothing that was right is lost.
    for (const job of JOBS.filter((each) => each.environment === environment)) {
      expect(becomes(weaker, environment, job.claims)).toEqual([account(job)]);
    }
  });
});

describe('the bindings', () => {
  it('give the writer to no job without the environment, the reader to no job with it', () => {
    for (const job of JOBS) {
      const inside = job.claims['environment'] !== undefined;
      const claims = Object.entries(job.claims).filter(([name]) => name !== 'environment');
      const other = { ...Object.fromEntries(claims), ...(!inside && { environment: 'dev' }) };
      const found = becomes(TRUST, job.environment, other);
      expect(found).not.toContain(account(job));
    }
  });
});
