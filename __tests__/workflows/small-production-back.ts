/** The smallest workflow that proposes to take production back and keeps every rule. */
export const PRODUCTION_BACK = `
on:
  workflow_call:
    inputs:
      image: { description: What goes back., type: string, required: true }
      github-environment: { description: Of the key., type: string, required: true }
    secrets:
      APP_PRIVATE_KEY: { description: Key., required: false }
    outputs:
      images: { description: The images., value: '\${{ jobs.plan.outputs.images }}' }
permissions: {}
concurrency:
  group: back
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
          head: refs/heads/main
  plan:
    needs: verify
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    outputs:
      images: \${{ steps.plan.outputs.images }}
    steps:
      - id: plan
        uses: $/actions/open-prod-pr
        with:
          mode: plan
          rollback-to: \${{ inputs.image }}
          overlay: prod
          base: main
  find:
    needs: plan
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      id-token: write
    outputs:
      images: \${{ steps.find.outputs.images }}
    steps:
      - id: find
        uses: $/actions/bump-kustomize
        with:
          mode: verify
          images: \${{ needs.plan.outputs.images }}
          workload-identity-provider: provider
  open:
    needs: [verify, find]
    if: needs.find.outputs.images != ''
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.github-environment }}
    permissions:
      contents: read
    steps:
      - uses: $/actions/open-prod-pr
        with:
          mode: open
          rollback-to: \${{ inputs.image }}
          images: \${{ needs.find.outputs.images }}
          overlay: prod
          base: main
          app-private-key: \${{ secrets.APP_PRIVATE_KEY }}
  result:
    needs: [verify, plan, find, open]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: test "$VERIFY $PLAN $FIND $OPEN" = 'success success success success'
        env:
          VERIFY: \${{ needs.verify.result }}
          PLAN: \${{ needs.plan.result }}
          FIND: \${{ needs.find.result }}
          OPEN: \${{ needs.open.result }}
`;
