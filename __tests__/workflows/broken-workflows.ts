import { BROKEN_RELEASES } from './broken-releases.ts';
import { BROKEN_ROLLBACKS } from './broken-rollbacks.ts';
import { breaking, type Mutation } from './mutation.ts';
import { CALLEE, CALLER } from './small-workflows.ts';

const callee = breaking(CALLEE);
const caller = breaking(CALLER);

const HANDED = 'stages are handed nothing that weakens them';
const FORGIVEN = 'no stage is skipped or forgiven inside its job';

/** Every rule has at least one. */
export const MUTATIONS: readonly Mutation[] = [
  callee('nothing is granted at the top', /^permissions: \{\}\n/m, ''),
  callee('nothing is granted at the top', /^permissions: \{\}/m, 'permissions: read-all'),
  callee('nothing is granted at the top', /^permissions: \{\}/m, 'permissions: { contents: read }'),
  callee('every job names its permissions one by one', / {4}permissions: \{\}\n/, ''),
  callee(
    'every job names its permissions one by one',
    'permissions: {}\n    steps',
    'permissions: write-all\n    steps',
  ),
  callee(
    'no job holds both a cloud identity and Git write access',
    'permissions:\n      contents: read\n      id-token: write\n    outputs',
    'permissions:\n      contents: write\n      id-token: write\n    outputs',
  ),
  callee(
    'no job holds both a cloud identity and Git write access',
    'environment: dev\n    permissions:\n      contents: read\n    steps',
    'environment: dev\n    permissions:\n      contents: read\n      id-token: write\n    steps',
  ),
  caller('a caller grants exactly what the called jobs ask for', '      id-token: write\n', ''),
  caller(
    'a caller grants exactly what the called jobs ask for',
    'contents: read',
    'contents: write',
  ),
  callee(
    'jobs that always run hold nothing',
    'permissions: {}\n    steps',
    'permissions: { contents: read }\n    steps',
  ),
  callee('jobs that always run hold nothing', 'needs.bump.result', 'secrets.APP_PRIVATE_KEY'),
  callee(
    'writers of images and commits run in an environment, readers in none',
    '    environment: dev\n    permissions:\n      contents: read\n      id-token',
    '    permissions:\n      contents: read\n      id-token',
  ),
  callee(
    'writers of images and commits run in an environment, readers in none',
    '  scan:\n',
    '  scan:\n    environment: dev\n',
  ),
  caller('no secret is inherited', /secrets:\n.*\n/, 'secrets: inherit\n'),
  callee('every use is pinned to a commit, with its version beside', /@[0-9a-f]{40}/, '@v7.0.1'),
  callee('every use is pinned to a commit, with its version beside', ' # v7.0.1', ''),
  callee('every use is pinned to a commit, with its version beside', ' # v7.0.1', ' # v7'),
  callee('no foreign action but checkout', 'actions/checkout@', 'actions/cache@'),
  caller(
    'no foreign action but checkout',
    'gitops-actions/gitops-actions/',
    'evil/gitops-actions/',
  ),
  callee('checkout leaves no credentials', 'persist-credentials: false', 'clean: true'),
  callee(
    'checkout leaves no credentials',
    'persist-credentials: false',
    'persist-credentials: true',
  ),
  callee('no expression inside a script', 'test "$VERIFY', 'test "${{ github.ref }}'),
  callee('every job has a deadline', / {4}timeout-minutes: 5\n/, ''),
  caller(
    'no event that runs foreign code with our rights',
    '  push:\n',
    '  pull_request_target:\n',
  ),
  caller(
    'no event that runs foreign code with our rights',
    /on:\n.*\n.*\n/,
    'on: [pull_request_target]\n',
  ),
  caller(
    'the gates run on every push, not on some paths',
    'branches: [dev]',
    'branches: [dev]\n    paths: [apps/**]',
  ),
  callee('inputs, secrets and outputs are typed and described', 'description: Image., ', ''),
  callee('inputs, secrets and outputs are typed and described', 'description: Key., ', ''),
  callee('inputs, secrets and outputs are typed and described', 'description: Images., ', ''),
  callee('inputs, secrets and outputs are typed and described', 'type: string, ', ''),
  ...[
    'policy-ref',
    'fail-on',
    'ignore-file',
    'enforce',
    'trivy-path',
    'allow-downgrade',
    'base',
  ].map((name) => callee('no input weakens a gate', '      image: {', `      ${name}: {`)),
  callee('runs of a reusable workflow queue, none is dropped', '  queue: max\n', ''),
  callee(
    'runs of a reusable workflow queue, none is dropped',
    'in-progress: false',
    'in-progress: true',
  ),
  callee('steps give our actions what they declare and nothing else', 'image: ${{', 'imagee: ${{'),
  callee(
    'steps give our actions what they declare and nothing else',
    /\n +with:\n +image: .*\n/,
    '\n',
  ),
  callee('steps give our actions what they declare and nothing else', '/trivy-scan', '/trivy-skan'),
  caller(
    'callers give our workflows what they declare and nothing else',
    'image: web',
    'images: web',
  ),
  caller(
    'callers give our workflows what they declare and nothing else',
    /callee\.yml/,
    'other.yml',
  ),
  caller('callers give our workflows what they declare and nothing else', / {4}secrets:\n.*\n/, ''),
  callee(
    'outputs that are read exist',
    '{{ jobs.build.outputs.images',
    '{{ jobs.build.outputs.image',
  ),
  callee(
    'outputs that are read exist',
    '{{ steps.build.outputs.images',
    '{{ steps.build.outputs.digests',
  ),
  callee(
    'outputs that are read exist',
    '{{ needs.build.outputs.images',
    '{{ needs.build.outputs.image',
  ),
  callee('outputs that are read exist', '    needs: build\n', ''),
  callee('signatures are judged with the whole history at hand', '          fetch-depth: 0\n', ''),
  callee(
    'signatures are judged with the whole history at hand',
    'fetch-depth: 0',
    'fetch-depth: 2',
  ),
  callee(
    'a reusable workflow ends in one job that looks at every other',
    'needs.scan.result',
    'needs.bump.result',
  ),
  callee('a reusable workflow ends in one job that looks at every other', '    if: always()\n', ''),
  callee('a reusable workflow ends in one job that looks at every other', '  result:', '  end:'),
  callee('every declared input and secret is used', 'image: ${{ inputs.image }}', 'image: web'),
  callee(
    'every declared input and secret is used',
    'app-private-key: ${{ secrets.APP_PRIVATE_KEY }}',
    '',
  ),
  callee('no input weakens a gate', '      image: {', '      severity: {'),
  callee(
    HANDED,
    '      - uses: $/actions/verify-signatures\n',
    '      - uses: $/actions/verify-signatures\n        with:\n          base: main\n',
  ),
  callee(
    HANDED,
    '      - uses: $/actions/verify-signatures\n',
    '      - uses: $/actions/verify-signatures\n        with:\n          policy-ref: dev\n',
  ),
  callee(FORGIVEN, '  scan:\n', '  scan:\n    continue-on-error: true\n'),
  callee(
    FORGIVEN,
    '      - uses: $/actions/trivy-scan\n',
    '      - uses: $/actions/trivy-scan\n        continue-on-error: true\n',
  ),
  callee(
    FORGIVEN,
    '      - uses: $/actions/trivy-scan\n',
    '      - uses: $/actions/trivy-scan\n        if: github.actor\n',
  ),
  callee(
    FORGIVEN,
    '      - uses: $/actions/trivy-scan\n',
    '      - uses: $/actions/trivy-scan\n        env:\n          TRIVY_DB_REPOSITORY: evil\n',
  ),
  callee(
    'a reusable workflow runs the actions of its own commit',
    '$/actions/trivy-scan',
    './actions/trivy-scan',
  ),
  callee(
    'what a stage found out comes from that stage',
    'persist-credentials: false\n      - id',
    'persist-credentials: false\n          ref: dev\n      - id',
  ),
  callee(
    'what a stage found out comes from that stage',
    'persist-credentials: false\n      - id',
    'persist-credentials: false\n          repository: evil/web\n      - id',
  ),
  ...BROKEN_RELEASES,
  ...BROKEN_ROLLBACKS,
];
