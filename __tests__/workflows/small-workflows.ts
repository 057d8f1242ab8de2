import { map, parseWorkflow, type Own } from './load-workflow.ts';
import { MERGED, RELEASE } from './small-releases.ts';
import { PRODUCTION_BACK } from './small-production-back.ts';
import { ROLLBACK } from './small-rollback.ts';

/** A reusable workflow and its caller that break no rule. */
export const CALLEE = `
on:
  workflow_call:
    inputs:
      image: { description: Image., type: string, required: true }
    secrets:
      APP_PRIVATE_KEY: { description: Key., required: false }
    outputs:
      images: { description: Images., value: '\${{ jobs.build.outputs.images }}' }
permissions: {}
concurrency:
  group: dev
  cancel-in-progress: false
  queue: max
jobs:
  verify:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
          fetch-depth: 0
      - uses: $/actions/verify-signatures
  build:
    needs: verify
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: dev
    permissions:
      contents: read
      id-token: write
    outputs:
      images: \${{ steps.build.outputs.images }}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - id: build
        uses: $/actions/build-image
        with:
          image: \${{ inputs.image }}
  scan:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: $/actions/trivy-scan
        with:
          images: \${{ needs.build.outputs.images }}
  bump:
    needs: [build, scan]
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: dev
    permissions:
      contents: read
    steps:
      - uses: $/actions/bump-kustomize
        with:
          images: \${{ needs.build.outputs.images }}
          app-private-key: \${{ secrets.APP_PRIVATE_KEY }}
  result:
    needs: [verify, build, scan, bump]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: test "$VERIFY $BUILD $SCAN $BUMP" = 'success success success success'
        env:
          VERIFY: \${{ needs.verify.result }}
          BUILD: \${{ needs.build.result }}
          SCAN: \${{ needs.scan.result }}
          BUMP: \${{ needs.bump.result }}
`;

export const CALLER = `
on:
  push:
    branches: [dev]
permissions: {}
jobs:
  dev:
    uses: gitops-actions/gitops-actions/.github/workflows/callee.yml@0123456789012345678901234567890123456789 # v0.1.0
    permissions:
      contents: read
      id-token: write
    with:
      image: web
    secrets:
      APP_PRIVATE_KEY: \${{ secrets.APP_PRIVATE_KEY }}
`;

export const SOURCES = [CALLEE, CALLER, RELEASE, MERGED, ROLLBACK, PRODUCTION_BACK];

const RECORD = { outcome: {}, record: {} };

const ACTIONS: Readonly<Record<string, object>> = {
  'verify-signatures': { inputs: { head: {} } },
  'build-image': {
    inputs: {
      ...{ image: { required: true }, mode: {}, from: {}, tags: {}, secrets: {}, 'dry-run': {} },
    },
    outputs: { ...RECORD, images: {} },
  },
  'trivy-scan': {
    inputs: { images: {}, baseline: {}, 'baseline-mode': {} },
    outputs: { images: {} },
  },
  'bump-kustomize': {
    inputs: {
      ...{ images: {}, branch: {}, 'rollback-to': {}, 'failed-digest': {}, 'verify-image': {} },
      ...{ 'dry-run': {}, 'workload-identity-provider': {}, 'app-private-key': {}, mode: {} },
    },
    outputs: { changed: {}, images: {}, changes: {}, 'rollback-target': {}, 'commit-sha': {} },
  },
  'open-prod-pr': {
    inputs: {
      ...{ mode: {}, images: {}, records: {}, 'app-private-key': {}, token: {} },
      ...{ 'rollback-to': {}, overlay: {}, base: {} },
    },
    outputs: { ...RECORD, kind: {}, images: {}, released: {} },
  },
};

/** What the rules find when they look up actions and workflows for these. */
export const SMALL: Own = {
  action: (name) => (ACTIONS[name] === undefined ? undefined : map(ACTIONS[name])),
  workflow: (file) => (file === 'callee.yml' ? parseWorkflow(file, CALLEE) : undefined),
  inputs: () => ['image', 'github-environment', 'hotfix-environment', 'gitops-repository'],
};
