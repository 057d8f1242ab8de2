import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { argocdAccess, type Decide, type Person } from './support/argocd-rbac.ts';
import { EXAMPLE } from './support/mutant.ts';

interface RbacMap {
  readonly data: { readonly 'policy.csv': string; readonly 'policy.default': string };
}

const FILE = join(EXAMPLE, '.gitops/argocd/settings/argocd-rbac-cm.yaml');
const { data } = parse(readFileSync(FILE, 'utf8')) as RbacMap;

const PEOPLE = {
  guest: { name: 'guest', groups: [] },
  stranger: { name: 'eve', groups: ['evil:release-managers', 'acme:marketing'] },
  developer: { name: 'dave', groups: ['acme:developers'] },
  releaseManager: { name: 'alice', groups: ['acme:release-managers'] },
  platform: { name: 'carol', groups: ['acme:platform'] },
  admin: { name: 'admin', groups: [] },
} as const satisfies Record<string, Person>;

const PROD = 'warehouse-prod/warehouse-prod';
const ROLLOUT = 'action/argoproj.io/Rollout';

const ALLOWED: readonly (readonly [keyof typeof PEOPLE, string, string, string])[] = [
  ['guest', 'applications', 'get', PROD],
  ['guest', 'projects', 'get', 'warehouse-dev'],
  ['developer', 'applications', 'get', PROD],
  ['developer', 'applications', 'sync', 'warehouse-dev/warehouse-dev'],
  ['developer', 'applications', 'sync', 'warehouse-staging/warehouse-staging'],
  ['developer', 'applications', 'action/apps/Deployment/restart', 'warehouse-dev/warehouse-dev'],
  ['developer', 'logs', 'get', 'warehouse-staging/warehouse-staging'],
  ['releaseManager', 'applications', 'sync', PROD],
  ['releaseManager', 'applications', 'sync', 'warehouse-prod/warehouse-prod-europe-west1'],
  ['releaseManager', 'applications', `${ROLLOUT}/abort`, PROD],
  ['releaseManager', 'applications', `${ROLLOUT}/promote-full`, PROD],
  ['releaseManager', 'applications', 'sync', 'warehouse-dev/warehouse-dev'],
  ['releaseManager', 'logs', 'get', PROD],
  ['platform', 'applications', 'sync', 'warehouse-platform/warehouse'],
  ['platform', 'gpgkeys', 'get', '02CD44A548CDFDC0'],
  ['platform', 'logs', 'get', PROD],
  // Turned off in argocd-cm; what it may, should somebody turn it on.
  ['admin', 'gpgkeys', 'create', '02CD44A548CDFDC0'],
];

const DENIED: readonly (readonly [keyof typeof PEOPLE, string, string, string])[] = [
  ['guest', 'applications', 'sync', 'warehouse-dev/warehouse-dev'],
  ['guest', 'applications', 'get', 'default/anything'],
  ['guest', 'logs', 'get', 'warehouse-dev/warehouse-dev'],
  ['guest', 'gpgkeys', 'get', '02CD44A548CDFDC0'],
  ['stranger', 'applications', 'sync', PROD],
  ['developer', 'applications', 'sync', PROD],
  ['developer', 'applications', 'sync', 'warehouse-platform/warehouse'],
  ['developer', 'applications', `${ROLLOUT}/promote-full`, PROD],
  ['developer', 'applications', 'delete', 'warehouse-dev/warehouse-dev'],
  ['developer', 'logs', 'get', PROD],
  ['developer', 'exec', 'create', 'warehouse-dev/warehouse-dev'],
  ['developer', 'projects', 'update', 'warehouse-dev'],
  ['releaseManager', 'applications', 'override', PROD],
  ['releaseManager', 'applications', 'delete', PROD],
  ['releaseManager', 'applications', 'update', PROD],
  ['releaseManager', 'applications', `${ROLLOUT}/skip-current-step`, PROD],
  ['releaseManager', 'applications', 'sync', 'warehouse-platform/warehouse'],
  ['releaseManager', 'exec', 'create', PROD],
  ['platform', 'applications', 'sync', PROD],
  ['platform', 'gpgkeys', 'create', '02CD44A548CDFDC0'],
  ['platform', 'gpgkeys', 'delete', '02CD44A548CDFDC0'],
  ['platform', 'exec', 'create', 'warehouse-platform/warehouse'],
  ['platform', 'repositories', 'create', 'https://github.com/evil/other.git'],
  ['platform', 'clusters', 'update', 'https://kubernetes.default.svc'],
  ['admin', 'exec', 'create', PROD],
  ['admin', 'applications', 'override', PROD],
];

let may: Decide;

beforeAll(async () => {
  may = await argocdAccess(data['policy.csv'], data['policy.default']);
});

describe('Argo CD’s policy.csv, judged by casbin with its model', () => {
  it.each(ALLOWED)('lets %s: %s %s %s', async (who, ...request) => {
    expect(await may(PEOPLE[who], ...request)).toBe(true);
  });

  it.each(DENIED)('does not let %s: %s %s %s', async (who, ...request) => {
    expect(await may(PEOPLE[who], ...request)).toBe(false);
  });

  it('lets a deny win over an allow, wherever it stands, and a default over a deny', async () => {
    const csv = 'p, x, exec, create, a/*, deny\np, x, exec, create, */*, allow\n';
    const decide = await argocdAccess(csv, '');
    const x = { name: 'x', groups: [] };
    expect(await decide(x, 'exec', 'create', 'a/b')).toBe(false);
    expect(await decide(x, 'exec', 'create', 'b/a')).toBe(true);
    const open = await argocdAccess(csv, 'role:admin');
    expect(await open(x, 'exec', 'create', 'a/b')).toBe(true);
  });

  it('takes / for a character like others in a pattern', async () => {
    const decide = await argocdAccess('p, x, applications, action/*, a/*, allow\n', '');
    const x = { name: 'x', groups: [] };
    expect(await decide(x, 'applications', 'action/apps/Deployment/restart', 'a/b/c')).toBe(true);
  });
});
