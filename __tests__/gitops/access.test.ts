import { describeMutants, type Mutant } from './support/mutant.ts';

const RBAC = '.gitops/argocd/settings/argocd-rbac-cm.yaml';
const SETTINGS = '.gitops/argocd/settings/argocd-cm.yaml';
const LINE = '    g, acme:developers, role:developer\n';
const more = (line: string): { file: string; from: string; to: string } => ({
  ...{ file: RBAC, from: LINE, to: `${LINE}    ${line}\n` },
});

const MUTANTS: readonly Mutant[] = [
  {
    ...{ name: 'no RBAC in git', rule: 'settings-are-there' },
    file: '.gitops/argocd/kustomization.yaml',
    from: '  - settings/argocd-rbac-cm.yaml\n',
    to: '',
  },
  {
    ...{ name: 'everybody an admin', rule: 'access-is-read-only-by-default' },
    ...{ file: RBAC, from: 'policy.default: role:viewer', to: 'policy.default: role:admin' },
  },
  {
    ...{ name: 'everybody may sync dev', rule: 'access-is-read-only-by-default' },
    ...more('p, role:viewer, applications, sync, warehouse-dev/*, allow'),
  },
  {
    ...{ name: 'a role that may all', rule: 'access-grants-nothing-whole' },
    ...more('p, role:platform, *, *, */*, allow'),
  },
  {
    ...{ name: 'a team of admins', rule: 'nobody-is-admin' },
    ...more('g, acme:platform, role:admin'),
  },
  {
    ...{ name: 'a shell for developers', rule: 'nobody-has-a-shell' },
    ...more('p, role:developer, exec, create, warehouse-dev/*, allow'),
  },
  {
    ...{ name: 'a shell for an admin', rule: 'nobody-has-a-shell' },
    ...{ file: RBAC, from: '    p, role:admin, exec, create, */*, deny\n', to: '' },
  },
  {
    ...{ name: 'manifests that are not in git', rule: 'nobody-overrides-git' },
    ...more('p, role:release-manager, applications, override, warehouse-prod/*, allow'),
  },
  {
    ...{ name: 'developers that sync production', rule: 'only-release-managers-sync-prod' },
    ...more('p, role:developer, applications, sync, warehouse-*/*, allow'),
  },
  {
    ...{ name: 'developers as release managers', rule: 'release-managers-are-one-team' },
    ...more('g, acme:developers, role:release-manager'),
  },
  {
    ...{ name: 'keys that are added by hand', rule: 'keys-come-from-git' },
    ...more('p, role:platform, gpgkeys, create, *, allow'),
  },
  {
    ...{ name: 'the built-in admin', rule: 'there-is-one-way-in' },
    ...{ file: SETTINGS, from: "admin.enabled: 'false'", to: "admin.enabled: 'true'" },
  },
  {
    ...{ name: 'no login at all', rule: 'there-is-one-way-in' },
    file: SETTINGS,
    from: "users.anonymous.enabled: 'false'",
    to: "users.anonymous.enabled: 'true'",
  },
];

describeMutants('who may do what in Argo CD', MUTANTS);
