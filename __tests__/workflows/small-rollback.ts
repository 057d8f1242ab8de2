/** The smallest workflow that takes an overlay back and keeps every rule. */
export const ROLLBACK = `
on:
  workflow_call:
    inputs:
      image: { description: What goes back., type: string, required: true }
      github-environment: { description: Of the key., type: string, required: true }
    secrets:
      APP_PRIVATE_KEY: { description: Key., required: false }
    outputs:
      commit: { description: The commit., value: '\${{ jobs.bump.outputs.commit }}' }
permissions: {}
concurrency:
  group: rollback
  cancel-in-progress: false
  queue: max
jobs:
  verify:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: $/actions/verify-signatures
        with:
          head: refs/heads/dev
  find:
    needs: verify
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
      id-token: write
    outputs:
      rollback-target: \${{ steps.find.outputs.rollback-target }}
      failed-digest: \${{ fromJSON(steps.find.outputs.changes || '[]')[0].oldDigest }}
    steps:
      - id: find
        uses: $/actions/bump-kustomize
        with:
          rollback-to: \${{ inputs.image }}
          branch: dev
          verify-image: true
          dry-run: true
          workload-identity-provider: provider
  bump:
    needs: [verify, find]
    if: needs.find.outputs.rollback-target != ''
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.github-environment }}
    permissions:
      contents: read
    outputs:
      commit: \${{ steps.bump.outputs.commit-sha }}
    steps:
      - id: bump
        uses: $/actions/bump-kustomize
        with:
          rollback-to: \${{ needs.find.outputs.rollback-target }}
          failed-digest: \${{ needs.find.outputs.failed-digest }}
          branch: dev
          app-private-key: \${{ secrets.APP_PRIVATE_KEY }}
  result:
    needs: [verify, find, bump]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: test "$VERIFY $FIND $BUMP" = 'success success success'
        env:
          VERIFY: \${{ needs.verify.result }}
          FIND: \${{ needs.find.result }}
          BUMP: \${{ needs.bump.result }}
`;
