import { describe, expect, it } from '@jest/globals';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant, type Mutant, type MutantFiles } from './support/mutant.ts';
import { listAt } from '../../scripts/gitops/value.ts';

const PROJECTS = '.gitops/argocd/projects';
const REPOSITORY = '    - https://github.com/acme/warehouse-network.git\n';

/** As `argocd/kustomization.yaml` says it is switched on. */
function sourceIntegrity(files: MutantFiles): void {
  const file = '.gitops/argocd/kustomization.yaml';
  files.replace(
    file,
    '# components:\n#   - source-integrity\n',
    'components:\n  - source-integrity\n',
  );
}

const MUTANTS: readonly Mutant[] = [
  {
    ...{ name: 'a project that takes every repository', rule: 'project-names-what-it-allows' },
    ...{ file: `${PROJECTS}/dev.yaml`, from: REPOSITORY, to: "    - '*'\n" },
  },
  {
    ...{ name: 'a project that reaches every namespace', rule: 'project-names-what-it-allows' },
    ...{
      file: `${PROJECTS}/prod.yaml`,
      from: 'namespace: warehouse-prod\n',
      to: "namespace: '*'\n",
    },
  },
  {
    ...{
      name: 'a project that may deploy every kind of a group',
      rule: 'project-names-what-it-allows',
    },
    file: `${PROJECTS}/staging.yaml`,
    from: '{ group: apps, kind: Deployment }',
    to: "{ group: apps, kind: '*' }",
  },
  {
    ...{ name: 'a project that does not say which kinds', rule: 'project-names-what-it-allows' },
    change: (files) => {
      const file = `${PROJECTS}/dev.yaml`;
      files.write(
        file,
        files.read(file).replace(/ {2}namespaceResourceWhitelist:\n(?: {4}.*\n)+/, ''),
      );
    },
  },
  {
    ...{ name: 'everything on the cluster for the platform', rule: 'project-names-what-it-allows' },
    file: `${PROJECTS}/platform.yaml`,
    from: "    - { group: '', kind: Namespace }",
    to: "    - { group: '*', kind: '*' }",
  },
  {
    ...{ name: 'the default project open for a repository', rule: 'default-project-is-closed' },
    file: `${PROJECTS}/default.yaml`,
    from: 'sourceRepos: []',
    to: 'sourceRepos: [https://github.com/acme/warehouse-network.git]',
  },
  {
    ...{ name: 'no default project in git', rule: 'default-project-is-closed' },
    change: (files) => {
      files.replace('.gitops/argocd/kustomization.yaml', '  - projects/default.yaml\n', '');
    },
  },
  {
    ...{ name: 'dev that reaches staging', rule: 'project-per-environment' },
    file: `${PROJECTS}/dev.yaml`,
    from: '      namespace: warehouse-dev\n',
    to: '      namespace: warehouse-dev\n    - server: https://kubernetes.default.svc\n      namespace: warehouse-staging\n',
  },
  {
    ...{ name: 'dev that may write its own quota', rule: 'project-grants-no-power' },
    file: `${PROJECTS}/dev.yaml`,
    from: "    - { group: '', kind: Service }\n",
    to: "    - { group: '', kind: Service }\n    - { group: '', kind: ResourceQuota }\n",
  },
  {
    ...{ name: 'staging that may write namespaces', rule: 'project-grants-no-power' },
    file: `${PROJECTS}/staging.yaml`,
    from: 'clusterResourceWhitelist: []',
    to: "clusterResourceWhitelist: [{ group: '', kind: Namespace }]",
  },
  {
    ...{ name: 'a project that is silent about orphans', rule: 'project-warns-of-orphans' },
    ...{ file: `${PROJECTS}/prod.yaml`, from: 'warn: true', to: 'warn: false' },
  },
  {
    ...{ name: 'no sync window for production', rule: 'prod-has-sync-windows' },
    file: `${PROJECTS}/prod.yaml`,
    from: '- kind: allow',
    to: '- kind: deny',
  },
  {
    ...{ name: 'windows that manual syncs need not keep to', rule: 'prod-has-sync-windows' },
    ...{ file: `${PROJECTS}/prod.yaml`, from: 'manualSync: false', to: 'manualSync: true' },
  },
  {
    ...{
      name: 'a project without a kind that is deployed',
      rule: 'project-covers-its-application',
    },
    file: `${PROJECTS}/prod.yaml`,
    from: '    - { group: argoproj.io, kind: Rollout }\n',
    to: '',
  },
  {
    ...{
      name: 'a platform that does not reach a namespace',
      rule: 'project-covers-its-application',
    },
    file: `${PROJECTS}/platform.yaml`,
    from: '    - { server: https://kubernetes.default.svc, namespace: warehouse-staging }\n',
    to: '',
  },
  {
    ...{ name: 'no signature asked for in production', rule: 'signatures-are-required' },
    file: `${PROJECTS}/prod.yaml`,
    from: '  signatureKeys:\n    - keyID: 02CD44A548CDFDC0\n',
    to: '',
  },
  {
    ...{ name: 'no signature asked for in staging', rule: 'signatures-are-required' },
    file: `${PROJECTS}/staging.yaml`,
    from: '  signatureKeys:\n    - keyID: 02CD44A548CDFDC0',
    to: '  signatureKeys: []',
  },
  {
    ...{ name: 'integrity of another repository', rule: 'signatures-are-required' },
    change: (files) => {
      sourceIntegrity(files);
      files.replace(
        '.gitops/argocd/source-integrity/kustomization.yaml',
        'url: https://github.com/acme/warehouse-network.git',
        'url: https://github.com/acme/other.git',
      );
    },
  },
  {
    ...{ name: 'integrity of mode none', rule: 'signatures-are-required' },
    change: (files) => {
      const component = '.gitops/argocd/source-integrity/kustomization.yaml';
      sourceIntegrity(files);
      files.replace(component, 'mode: head', 'mode: none');
    },
  },
  {
    ...{ name: 'a key that Argo CD does not have', rule: 'signature-keys-are-the-policys' },
    file: `${PROJECTS}/prod.yaml`,
    from: 'keyID: 02CD44A548CDFDC0',
    to: 'keyID: B5690EEEBB952194',
  },
  {
    ...{
      name: 'another key of GitHub’s in the policy alone',
      rule: 'signature-keys-are-the-policys',
    },
    file: '.github/gitops-policy.yml',
    from: 'aVW5ABYJ',
    to: 'aVW5ABYK',
  },
  {
    ...{ name: 'a platform that nobody owns', rule: 'power-is-code-owned' },
    ...{ file: '.github/CODEOWNERS', from: '/.gitops/platform/ @acme/platform\n', to: '' },
  },
  {
    ...{ name: 'a release that may change projects', rule: 'power-is-code-owned' },
    ...{ file: '.github/gitops-policy.yml', from: ", '.gitops/argocd/**'", to: '' },
  },
];

describeMutants('the projects of Argo CD', MUTANTS);

describe('sourceIntegrity of Argo CD 3.5', () => {
  it('is asked for by one line, where signatureKeys were, and by the same rules', async () => {
    const tree = await withMutant(sourceIntegrity);
    expect(findings(tree, await registeredRules())).toEqual([]);
    const projects = tree.objects('argocd').filter(({ object }) => object.kind === 'AppProject');
    const asked = projects.flatMap(({ object }) => {
      expect(object['spec']).not.toHaveProperty('signatureKeys');
      const [policy] = listAt(object, ['spec', 'sourceIntegrity', 'git', 'policies']);
      return policy === undefined ? [] : [[object.metadata.name, policy]];
    });
    const policy = {
      repos: [{ url: 'https://github.com/acme/warehouse-network.git' }],
      gpg: { mode: 'head', keys: ['02CD44A548CDFDC0'] },
    };
    expect(asked).toEqual(
      ['warehouse-platform', 'warehouse-prod', 'warehouse-staging'].map((name) => [name, policy]),
    );
  });
});
