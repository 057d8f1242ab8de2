import { describeMutants, type Mutant } from './support/mutant.ts';

const APPLICATIONS = '.gitops/argocd/applications';
const NOTIFICATIONS = '.gitops/argocd/settings/argocd-notifications-cm.yaml';

const MUTANTS: readonly Mutant[] = [
  {
    ...{ name: 'no Application for staging', rule: 'application-tree-is-whole' },
    file: '.gitops/argocd/kustomization.yaml',
    from: '  - applications/staging.yaml\n',
    to: '',
  },
  {
    ...{ name: 'a parent that follows dev', rule: 'power-follows-main' },
    file: `${APPLICATIONS}/warehouse.yaml`,
    from: 'targetRevision: main',
    to: 'targetRevision: dev',
  },
  {
    ...{ name: 'a platform that follows staging', rule: 'power-follows-main' },
    file: `${APPLICATIONS}/platform.yaml`,
    from: 'targetRevision: main',
    to: 'targetRevision: staging',
  },
  {
    ...{ name: 'production that follows staging', rule: 'environment-follows-its-branch' },
    file: `${APPLICATIONS}/prod.yaml`,
    from: 'targetRevision: main',
    to: 'targetRevision: staging',
  },
  {
    ...{ name: 'staging that deploys the overlay of dev', rule: 'environment-follows-its-branch' },
    file: `${APPLICATIONS}/staging.yaml`,
    from: 'path: .gitops/overlays/staging',
    to: 'path: .gitops/overlays/dev',
  },
  {
    ...{ name: 'production at HEAD', rule: 'target-revision-is-a-branch' },
    file: `${APPLICATIONS}/prod.yaml`,
    from: 'targetRevision: main',
    to: 'targetRevision: HEAD',
  },
  {
    ...{ name: 'dev at any version', rule: 'target-revision-is-a-branch' },
    file: `${APPLICATIONS}/dev.yaml`,
    from: 'targetRevision: dev',
    to: "targetRevision: '*'",
  },
  {
    ...{ name: 'production that syncs itself', rule: 'prod-sync-is-manual' },
    file: `${APPLICATIONS}/prod.yaml`,
    from: '  syncPolicy:\n',
    to: '  syncPolicy:\n    automated: { prune: true, selfHeal: true }\n',
  },
  {
    ...{ name: 'staging that is not pruned', rule: 'sync-is-automatic' },
    file: `${APPLICATIONS}/staging.yaml`,
    from: 'prune: true',
    to: 'prune: false',
  },
  {
    ...{ name: 'dev that does not heal', rule: 'sync-is-automatic' },
    file: `${APPLICATIONS}/dev.yaml`,
    from: '    automated: { prune: true, selfHeal: true }\n',
    to: '    automated: { prune: true }\n',
  },
  {
    ...{ name: 'production that goes with its Application', rule: 'prod-outlives-its-application' },
    file: `${APPLICATIONS}/prod.yaml`,
    from: '  labels:\n',
    to: '  finalizers: [resources-finalizer.argocd.argoproj.io]\n  labels:\n',
  },
  {
    ...{ name: 'an Application that replaces', rule: 'sync-keeps-ownership' },
    file: `${APPLICATIONS}/dev.yaml`,
    from: 'FailOnSharedResource=true',
    to: 'Replace=true',
  },
  {
    ...{ name: 'an Application that applies with force', rule: 'sync-keeps-ownership' },
    file: `${APPLICATIONS}/prod.yaml`,
    from: 'FailOnSharedResource=true',
    to: 'ServerSideApply=true',
  },
  {
    ...{ name: 'an object that is replaced', rule: 'objects-keep-ownership' },
    file: '.gitops/platform/tenancy/guardrails/limit-range.yaml',
    from: '  name: limits\n',
    to: '  name: limits\n  annotations: { argocd.argoproj.io/sync-options: Replace=true }\n',
  },
  {
    ...{ name: 'a hook of a deletion', rule: 'objects-keep-ownership' },
    file: '.gitops/platform/tenancy/guardrails/limit-range.yaml',
    from: '  name: limits\n',
    to: '  name: limits\n  annotations: { argocd.argoproj.io/hook: PostDelete }\n',
  },
  {
    ...{ name: 'a notification without oncePer', rule: 'rollback-is-sent-once-per-revision' },
    file: NOTIFICATIONS,
    from: '      oncePer: app.status.operationState?.syncResult?.revision\n',
    to: '',
  },
  {
    ...{ name: 'a notification when all is well', rule: 'rollback-is-sent-once-per-revision' },
    file: NOTIFICATIONS,
    from: "app.status.health.status == 'Degraded'",
    to: "app.status.health.status == 'Healthy'",
  },
  {
    ...{ name: 'staging that would roll dev back', rule: 'only-dev-rolls-back' },
    file: `${APPLICATIONS}/staging.yaml`,
    from: '  labels:\n',
    to: "  annotations: { notifications.argoproj.io/subscribe.on-image-failed.github: '' }\n  labels:\n",
  },
  {
    ...{ name: 'nobody subscribed', rule: 'only-dev-rolls-back' },
    file: `${APPLICATIONS}/dev.yaml`,
    from: "  annotations:\n    notifications.argoproj.io/subscribe.on-image-failed.github: ''\n",
    to: '',
  },
  {
    ...{ name: 'an event that no workflow reads', rule: 'rollback-says-what-failed' },
    file: NOTIFICATIONS,
    from: '"event_type": "gitops-rollback"',
    to: '"event_type": "rollback"',
  },
  {
    ...{ name: 'an event without the digest', rule: 'rollback-says-what-failed' },
    file: NOTIFICATIONS,
    from: '"failed-digest":',
    to: '"digest":',
  },
  {
    ...{ name: 'the digest of another image', rule: 'rollback-says-what-failed' },
    file: NOTIFICATIONS,
    from: 'acme/warehouse-dev/web',
    to: 'acme/warehouse-staging/web',
  },
  {
    ...{ name: 'an event about an image without a digest', rule: 'rollback-says-what-failed' },
    file: NOTIFICATIONS,
    from: " and # contains '@'",
    to: '',
  },
  {
    ...{ name: 'a name that is sent as a digest', rule: 'rollback-says-what-failed' },
    file: NOTIFICATIONS,
    from: ' (contains "@" .)',
    to: '',
  },
  {
    ...{ name: 'a secret that takes dev back', rule: 'only-the-image-takes-dev-back' },
    file: '.gitops/overlays/dev/secrets.yaml',
    from: "kind: ExternalSecret\nmetadata:\n  name: web\n  annotations:\n    argocd.argoproj.io/ignore-healthcheck: 'true'\n",
    to: 'kind: ExternalSecret\nmetadata:\n  name: web\n',
  },
  {
    ...{ name: 'a store that takes dev back', rule: 'only-the-image-takes-dev-back' },
    file: '.gitops/overlays/dev/secrets.yaml',
    from: "  name: google\n  annotations:\n    argocd.argoproj.io/ignore-healthcheck: 'true'\n",
    to: '  name: google\n',
  },
  {
    ...{ name: 'a token in git', rule: 'notification-token-is-a-reference' },
    file: NOTIFICATIONS,
    from: 'Bearer $github-dispatch-token',
    to: 'Bearer not-a-reference',
  },
  {
    ...{ name: 'a token that nobody makes', rule: 'notification-token-is-a-reference' },
    file: '.gitops/argocd/secrets/external-secrets.yaml',
    from: 'secretKey: github-dispatch-token',
    to: 'secretKey: other-token',
  },
];

describeMutants('the Applications and notifications of Argo CD', MUTANTS);
