import { breaking, type Mutation } from './mutation.ts';
import { MERGED, RELEASE } from './small-releases.ts';

const release = breaking(RELEASE);
const merged = breaking(MERGED);

const IN_ENVIRONMENTS = 'writers of images and commits run in an environment, readers in none';
const HOTFIX = 'a hotfix alone is built, after the plan, in an environment of its own';
const MOVING = 'a moving tag follows the overlay that was read';
const AFTER_SKIPPED = 'a job after a skipped one runs after no failure';
const WITHDRAWAL =
  'only the withdrawal of a pull request runs after a failure, and holds nothing else';
const HANDED = 'stages are handed nothing that weakens them';
const FOUND = 'what a stage found out comes from that stage';
const RECORDS = 'records travel as outputs of jobs, from the action that made them';
const BOTH = 'no job holds both a cloud identity and Git write access';

/** What breaks the rules about the way to production. */
export const BROKEN_RELEASES: readonly Mutation[] = [
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
  merged(MOVING, "if: needs.read.outputs.released == 'true'", 'if: always()'),
  merged(MOVING, "if: needs.read.outputs.released == 'true'", 'if: "!cancelled()"'),
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
];
