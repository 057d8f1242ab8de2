import { CALLEE, CALLER, MERGED, RELEASE } from './small-workflows.ts';

/** One edit of a small workflow by which a rule is broken. */
interface Mutation {
  readonly rule: string;
  readonly of: string;
  readonly from: string | RegExp;
  readonly to: string;
}

const callee = (rule: string, from: string | RegExp, to: string): Mutation => ({
  rule,
  of: CALLEE,
  from,
  to,
});
const caller = (rule: string, from: string | RegExp, to: string): Mutation => ({
  rule,
  of: CALLER,
  from,
  to,
});

const release = (rule: string, from: string | RegExp, to: string): Mutation => ({
  rule,
  of: RELEASE,
  from,
  to,
});
const merged = (rule: string, from: string | RegExp, to: string): Mutation => ({
  rule,
  of: MERGED,
  from,
  to,
});

const IN_ENVIRONMENTS = 'writers of images and commits run in an environment, readers in none';
const HOTFIX = 'a hotfix alone is built, after the plan, in an environment of its own';
const MOVING = 'a moving tag follows the overlay that was read';
const AFTER_SKIPPED = 'a job after a skipped one runs after no failure';
const WITHDRAWAL =
  'only the withdrawal of a pull request runs after a failure, and holds nothing else';
const HANDED = 'stages are handed nothing that weakens them';
const FOUND = 'what a stage found out comes from that stage';
const RECORDS = 'records travel as outputs of jobs, from the action that made them';
const FORGIVEN = 'no stage is skipped or forgiven inside its job';
const BOTH = 'no job holds both a cloud identity and Git write access';

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
  release(
    BOTH,
    'id-token: write\n    outputs',
    'id-token: write\n      pull-requests: write\n    outputs',
  ),
  release(
    BOTH,
    'id-token: write\n    outputs',
    'id-token: write\n      deployments: write\n    outputs',
  ),
  release(
    IN_ENVIRONMENTS,
    "environment: ${{ inputs.gitops-repository != '' && inputs.github-environment || '' }}",
    'environment: production',
  ),
  release(IN_ENVIRONMENTS, / {4}environment: .*gitops-repository.*\n/, ''),
  release(
    IN_ENVIRONMENTS,
    "inputs.gitops-repository != '' && secrets.APP_PRIVATE_KEY || ''",
    'secrets.APP_PRIVATE_KEY',
  ),
  release(IN_ENVIRONMENTS, '          mode: open\n', ''.concat('          mode: withdraw\n')),
  release(
    IN_ENVIRONMENTS,
    '  try:\n    needs: plan\n',
    '  try:\n    environment: production\n    needs: plan\n',
  ),
  release(IN_ENVIRONMENTS, '          dry-run: true\n', ''),
  release(
    IN_ENVIRONMENTS,
    'contents: read\n    steps:\n      - uses: $/actions/build-image',
    'id-token: write\n    steps:\n      - uses: $/actions/build-image',
  ),
  release(
    IN_ENVIRONMENTS,
    'secrets: ${{ secrets.build-secrets }}\n          dry-run',
    'secrets: ${{ secrets.APP_PRIVATE_KEY }}\n          dry-run',
  ),
  release(HOTFIX, "kind == 'hotfix'", "kind != ''"),
  release(HOTFIX, "kind == 'hotfix'", "kind == 'hotfix' || true"),
  release(HOTFIX, "kind == 'promotion'", "kind == 'hotfix'"),
  release(
    HOTFIX,
    'environment: ${{ inputs.hotfix-environment }}',
    'environment: ${{ inputs.github-environment }}',
  ),
  release(
    HOTFIX,
    'environment: ${{ inputs.github-environment }}',
    'environment: ${{ inputs.hotfix-environment }}',
  ),
  release(
    HOTFIX,
    '          mode: promote\n          image: ${{ inputs.image }}\n          from',
    '          image: ${{ inputs.image }}\n          from',
  ),
  merged(MOVING, "if: needs.read.outputs.images != ''", 'if: always()'),
  merged(MOVING, "if: needs.read.outputs.images != ''", 'if: "!cancelled()"'),
  merged(MOVING, 'mode: merged', 'mode: open'),
  merged(MOVING, 'from: ${{ needs.read.outputs.images }}', 'from: web'),
  merged(MOVING, '    needs: read\n', ''),
  release(
    AFTER_SKIPPED,
    "needs.plan.result == 'success' && needs.scan.result == 'success' &&",
    "needs.plan.result == 'success' &&",
  ),
  release(AFTER_SKIPPED, "needs.build.result == 'skipped'", "needs.build.result == 'failure'"),
  release(
    AFTER_SKIPPED,
    "needs.promote.result == 'skipped' && needs.build.result == 'success'",
    "needs.promote.result == 'skipped'",
  ),
  release(
    AFTER_SKIPPED,
    "!cancelled() && needs.plan.result == 'success' &&",
    "!cancelled() && needs.plan.result != 'failure' &&",
  ),
  release(
    AFTER_SKIPPED,
    /!cancelled\(\) && needs\.plan\.result == 'success' &&\n/,
    '!cancelled() &&\n',
  ),
  release(WITHDRAWAL, 'pull-requests: write', 'issues: write'),
  release(WITHDRAWAL, 'pull-requests: write', 'pull-requests: write\n      id-token: write'),
  release(WITHDRAWAL, 'failure() || cancelled()', 'github.actor'),
  release(WITHDRAWAL, 'token: ${{ github.token }}', 'token: ${{ secrets.APP_PRIVATE_KEY }}'),
  release(WITHDRAWAL, 'mode: withdraw', 'mode: open'),
  release(WITHDRAWAL, '  withdraw:\n', '  withdraw:\n    environment: production\n'),
  release(WITHDRAWAL, 'if: needs.plan.outputs.kind', 'if: failure() && needs.plan.outputs.kind'),
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
  ...['fail-on: none', 'ignore-unfixed: true', 'enforce: false', 'trivy-path: /bin/true'].map(
    (line) => release(HANDED, 'baseline-mode: report', `baseline-mode: report\n          ${line}`),
  ),
  ...['require: none', 'allow-downgrade: true', 'supersede: fail', 'head-branch: main'].map(
    (line) => release(HANDED, 'mode: open', `mode: open\n          ${line}`),
  ),
  release(HANDED, 'baseline-mode: report', 'baseline-mode: gate'),
  release(HANDED, '          baseline-mode: report\n', ''),
  release(HANDED, 'mode: open', 'mode: ${{ inputs.image }}'),
  merged(HANDED, 'tags: prod-latest', 'tags: ${{ inputs.tags }}'),
  release(FOUND, 'from: ${{ needs.plan.outputs.images }}', 'from: ${{ inputs.image }}'),
  release(FOUND, 'needs.build.outputs.images }}', 'inputs.image }}'),
  release(RECORDS, '${{ needs.plan.outputs.record }}', '${{ inputs.image }}'),
  release(RECORDS, '|| needs.build.outputs.record }}', '|| inputs.image }}'),
  release(RECORDS, 'record: ${{ steps.plan.outputs.record }}', 'record: ${{ inputs.image }}'),
  release(
    RECORDS,
    '      - id: plan\n        uses: $/actions/open-prod-pr\n',
    '      - id: plan\n        run: echo\n',
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
];
