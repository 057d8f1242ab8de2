import { describeMutants, type Mutant } from './support/mutant.ts';

const POLICIES = '.gitops/platform/policies';
const IMAGES = `${POLICIES}/images.yaml`;
const HARDENING = `${POLICIES}/hardening.yaml`;
const RESOURCES = `${POLICIES}/resources.yaml`;

const MUTANTS: readonly Mutant[] = [
  {
    ...{ name: 'no policy for hardening', rule: 'policies-are-there' },
    ...{ file: HARDENING, from: '', to: undefined },
  },
  {
    ...{ name: 'a policy that nothing binds', rule: 'policy-is-bound' },
    ...{ file: IMAGES, from: 'policyName: workload-images', to: 'policyName: other' },
  },
  {
    ...{ name: 'a policy that is not bound to staging', rule: 'policy-is-bound' },
    ...{ file: RESOURCES, from: 'operator: Exists', to: 'operator: In, values: [dev, prod]' },
  },
  {
    ...{ name: 'a policy that only audits', rule: 'policy-denies' },
    ...{ file: HARDENING, from: '[Deny, Audit]', to: '[Audit]' },
  },
  {
    ...{ name: 'a policy that lets in what it cannot judge', rule: 'policy-fails-closed' },
    ...{ file: IMAGES, from: 'failurePolicy: Fail', to: 'failurePolicy: Ignore' },
  },
  {
    ...{ name: 'a policy that does not look at Rollouts', rule: 'policies-cover-workloads' },
    ...{ file: IMAGES, from: 'resources: [rollouts]', to: 'resources: [experiments]' },
  },
  {
    ...{ name: 'a policy that ephemeral containers escape', rule: 'policies-cover-workloads' },
    ...{ file: HARDENING, from: 'pods, pods/ephemeralcontainers', to: 'pods' },
  },
  {
    ...{ name: 'a policy that looks at creation alone', rule: 'policies-cover-workloads' },
    ...{ file: RESOURCES, from: '[CREATE, UPDATE]', to: '[CREATE]' },
  },
  {
    ...{ name: 'images of anybody', rule: 'foreign-images-are-refused' },
    ...{ file: IMAGES, from: 'size(variables.foreign) == 0', to: '"true"' },
  },
  {
    ...{ name: 'images of anybody beside the containers', rule: 'foreign-images-are-refused' },
    change: (files) => {
      const all = 'variables.containers.filter(c, variables.registry';
      files.replace(IMAGES, all, all.replace('variables.containers', 'variables.pod.containers'));
    },
  },
  {
    ...{ name: 'the tag latest', rule: 'moving-tags-are-refused' },
    ...{ file: IMAGES, from: 'size(variables.moving) == 0', to: '"true"' },
  },
  {
    ...{ name: 'tags without a digest in production', rule: 'images-without-digest-are-refused' },
    ...{
      file: IMAGES,
      from: "variables.environment == 'dev'",
      to: "variables.environment != 'staging'",
    },
  },
  {
    ...{ name: 'root', rule: 'root-is-refused' },
    ...{ file: HARDENING, from: 'size(variables.root) == 0', to: '"true"' },
  },
  {
    ...{ name: 'the user 0', rule: 'root-is-refused' },
    ...{
      file: HARDENING,
      from: 'c.securityContext.runAsUser == 0',
      to: 'c.securityContext.runAsUser == 1',
    },
  },
  {
    ...{ name: 'a root file system that can be written to', rule: 'writable-root-is-refused' },
    ...{ file: HARDENING, from: 'size(variables.writable) == 0', to: '"true"' },
  },
  {
    ...{ name: 'privilege escalation', rule: 'privilege-escalation-is-refused' },
    ...{ file: HARDENING, from: 'size(variables.escalating) == 0', to: '"true"' },
  },
  {
    ...{ name: 'containers without limits', rule: 'missing-limits-are-refused' },
    ...{ file: RESOURCES, from: 'size(variables.boundless) == 0', to: '"true"' },
  },
  {
    ...{ name: 'containers without requests', rule: 'missing-limits-are-refused' },
    ...{ file: RESOURCES, from: 'size(variables.vague) == 0', to: '"true"' },
  },
  {
    ...{ name: 'an expression that has no type', rule: 'policies-have-types' },
    ...{
      file: RESOURCES,
      from: "'container ' + variables.vague.join(', ')",
      to: "1 + 'container'",
    },
  },
  {
    ...{ name: 'a policy that refuses all', rule: 'policies-let-good-workloads-in' },
    ...{ file: RESOURCES, from: 'size(variables.vague) == 0', to: '"false"' },
  },
];

describeMutants('the admission policies', MUTANTS);
