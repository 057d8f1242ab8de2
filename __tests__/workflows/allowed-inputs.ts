const EVERYWHERE = [
  ...['name', 'overlay', 'workload-identity-provider', 'writer-service-account'],
  ...['github-environment', 'app-id', 'runner'],
];
const PUSH = [
  ...EVERYWHERE,
  ...['image', 'reader-service-account', 'gitops-repository', 'gitops-branch'],
];

/**
 * The inputs of the reusable workflows, each looked at by a person: names of places, identities and
 * people. None says what may be signed by whom, what fails a scan or what may be released, where a
 * policy or a tool comes from, or that something is to be forgiven.
 */
export const ALLOWED_INPUTS: Readonly<Record<string, readonly string[]>> = {
  'gitops-dev.yml': PUSH,
  'gitops-staging.yml': PUSH,
  'gitops-prod.yml': [
    ...EVERYWHERE,
    ...['prod-image', 'reader-service-account', 'gitops-repository', 'hotfix-environment', 'base'],
    ...['staging-overlay', 'staging-branch', 'labels', 'reviewers', 'team-reviewers', 'assignees'],
  ],
  'gitops-rollback.yml': [
    ...['environment', 'rollback-to', 'failed-digest', 'overlay', 'branch', 'github-environment'],
    ...['workload-identity-provider', 'reader-service-account', 'app-id', 'runner'],
  ],
  'gitops-rollback-prod.yml': [
    ...['rollback-to', 'overlay', 'staging-overlay', 'base', 'github-environment', 'app-id'],
    ...['workload-identity-provider', 'reader-service-account', 'runner'],
    ...['labels', 'reviewers', 'team-reviewers'],
  ],
  'gitops-release.yml': [...EVERYWHERE, 'prod-image', 'staging-overlay', 'back-merge-branch'],
};
