import { breaking, type Mutation } from './mutation.ts';
import { PRODUCTION_BACK } from './small-production-back.ts';
import { ROLLBACK } from './small-rollback.ts';

const rollback = breaking(ROLLBACK);
const production = breaking(PRODUCTION_BACK);

const FOUND = 'a rollback is found with the registry at hand and written without';
const JUDGED =
  'a branch that is judged beside the run’s own is the one that is written, before it is';
const PLANNED = 'production goes back to what was planned and what the registry has';
const IN_ENVIRONMENTS = 'writers of images and commits run in an environment, readers in none';
const BOTH = 'no job holds both a cloud identity and Git write access';
const HANDED = 'stages are handed nothing that weakens them';

/** What breaks the rules about the way back. */
export const BROKEN_ROLLBACKS: readonly Mutation[] = [
  rollback(FOUND, 'verify-image: true', 'verify-image: false'),
  rollback(FOUND, /\n +workload-identity-provider: provider/, ''),
  rollback(FOUND, '${{ needs.find.outputs.rollback-target }}', '${{ inputs.image }}'),
  rollback(FOUND, '${{ needs.find.outputs.failed-digest }}', '${{ inputs.image }}'),
  rollback(FOUND, /\n +failed-digest: \$\{\{ needs.*/, ''),
  rollback(FOUND, "${{ fromJSON(steps.find.outputs.changes || '[]')[0].oldDigest }}", 'sha256:0'),
  rollback(FOUND, 'branch: dev\n          app', 'branch: staging\n          app'),
  rollback(FOUND, / {4}if: needs\.find.*\n/, ''),
  rollback(FOUND, "outputs.rollback-target != ''", "outputs.rollback-target != '' || true"),
  rollback(FOUND, '          dry-run: true\n', ''),
  rollback(JUDGED, 'head: refs/heads/dev', 'head: refs/heads/main'),
  rollback(JUDGED, 'needs: [verify, find]\n    if: needs', 'needs: [find]\n    if: needs'),
  rollback(JUDGED, '    needs: verify\n', ''),
  rollback(IN_ENVIRONMENTS, '    needs: verify\n', '    needs: verify\n    environment: dev\n'),
  rollback(IN_ENVIRONMENTS, /\n {4}environment: .*/, ''),
  rollback(
    BOTH,
    'environment }}\n    permissions:\n',
    'environment }}\n    permissions:\n      id-token: write\n',
  ),
  rollback(HANDED, 'verify-image: true', 'verify-image: ${{ inputs.image }}'),
  rollback(HANDED, 'dry-run: true', 'dry-run: ${{ inputs.image }}'),
  rollback(HANDED, 'verify-image: true', 'verify-image: true\n          on-superseded: proceed'),
  rollback(HANDED, 'verify-image: true', 'verify-image: true\n          require-verified: false'),
  production(PLANNED, '${{ needs.plan.outputs.images }}', '${{ inputs.image }}'),
  production(PLANNED, '${{ needs.find.outputs.images }}', '${{ needs.plan.outputs.images }}'),
  production(PLANNED, / {10}images: .*needs\.find.*\n/, ''),
  production(PLANNED, 'mode: plan', 'mode: open'),
  production(PLANNED, 'mode: verify', 'mode: check'),
  production(PLANNED, 'mode: verify', 'dry-run: true'),
  production(PLANNED, /\n +workload-identity-provider: provider/, ''),
  production(PLANNED, 'rollback-to: ${{ inputs.image }}', 'rollback-to: previous'),
  production(PLANNED, /base: main(?=\n +app)/, 'base: dev'),
  production(PLANNED, / {4}if: needs\.find.*\n/, ''),
  production(PLANNED, "outputs.images != ''", "outputs.images != '' || true"),
  production(JUDGED, 'head: refs/heads/main', 'head: refs/heads/dev'),
  production(JUDGED, '    needs: verify\n', ''),
  production(JUDGED, 'needs: [verify, find]\n    if: needs', 'needs: [find]\n    if: needs'),
  production(IN_ENVIRONMENTS, 'mode: verify', 'mode: commit'),
  production(IN_ENVIRONMENTS, '    needs: plan\n', '    needs: plan\n    environment: prod\n'),
  production(IN_ENVIRONMENTS, / {4}environment: .*\n/, ''),
  production(
    BOTH,
    'environment }}\n    permissions:\n',
    'environment }}\n    permissions:\n      id-token: write\n',
  ),
  production(HANDED, 'mode: verify', 'mode: ${{ inputs.image }}'),
  production(HANDED, 'mode: verify', 'mode: verify\n          on-superseded: proceed'),
  production(HANDED, 'mode: verify', 'mode: verify\n          require-verified: false'),
];
