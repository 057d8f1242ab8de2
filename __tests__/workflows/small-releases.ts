/** A release by its tag: planned, promoted or built, scanned, proposed, withdrawn. */
export const RELEASE = `
on:
  workflow_call:
    inputs:
      image: { description: Image., type: string, required: true }
      github-environment: { description: Environment., type: string, required: true }
      hotfix-environment: { description: Environment., type: string, required: true }
      gitops-repository: { description: Repository., type: string, required: true }
    secrets:
      APP_PRIVATE_KEY: { description: Key., required: false }
      build-secrets: { description: Secrets., required: false }
permissions: {}
concurrency:
  group: prod
  cancel-in-progress: false
  queue: max
jobs:
  plan:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.gitops-repository != '' && inputs.github-environment || '' }}
    permissions:
      contents: read
    outputs:
      kind: \${{ steps.plan.outputs.kind }}
      images: \${{ steps.plan.outputs.images }}
      record: \${{ steps.plan.outputs.record }}
    steps:
      - id: plan
        uses: $/actions/open-prod-pr
        with:
          mode: plan
          app-private-key: \${{ inputs.gitops-repository != '' && secrets.APP_PRIVATE_KEY || '' }}
  try:
    needs: plan
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: $/actions/build-image
        with:
          mode: promote
          image: \${{ inputs.image }}
          secrets: \${{ secrets.build-secrets }}
          dry-run: true
  promote:
    needs: plan
    if: needs.plan.outputs.kind == 'promotion'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.github-environment }}
    permissions:
      id-token: write
    outputs:
      images: \${{ steps.promote.outputs.images }}
      record: \${{ steps.promote.outputs.record }}
    steps:
      - id: promote
        uses: $/actions/build-image
        with:
          mode: promote
          image: \${{ inputs.image }}
          from: \${{ needs.plan.outputs.images }}
  build:
    needs: plan
    if: needs.plan.outputs.kind == 'hotfix'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.hotfix-environment }}
    permissions:
      id-token: write
    outputs:
      images: \${{ steps.build.outputs.images }}
      record: \${{ steps.build.outputs.record }}
    steps:
      - id: build
        uses: $/actions/build-image
        with:
          image: \${{ inputs.image }}
          secrets: \${{ secrets.build-secrets }}
  scan:
    needs: [plan, promote, build]
    if: >-
      !cancelled() && needs.plan.result == 'success' &&
      (needs.promote.result == 'success' && needs.build.result == 'skipped' ||
      needs.promote.result == 'skipped' && needs.build.result == 'success')
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      id-token: write
    outputs:
      images: \${{ steps.scan.outputs.images }}
    steps:
      - id: scan
        uses: $/actions/trivy-scan
        with:
          images: \${{ needs.promote.outputs.images || needs.build.outputs.images }}
          baseline: \${{ needs.plan.outputs.images }}
          baseline-mode: report
  open:
    needs: [plan, promote, build, scan]
    if: >-
      !cancelled() && needs.plan.result == 'success' && needs.scan.result == 'success' &&
      (needs.promote.result == 'success' && needs.build.result == 'skipped' ||
      needs.promote.result == 'skipped' && needs.build.result == 'success')
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: \${{ inputs.github-environment }}
    permissions:
      contents: read
    steps:
      - uses: $/actions/open-prod-pr
        with:
          mode: open
          images: \${{ needs.scan.outputs.images }}
          records: |
            \${{ needs.plan.outputs.record }}
            \${{ needs.promote.outputs.record || needs.build.outputs.record }}
          app-private-key: \${{ secrets.APP_PRIVATE_KEY }}
  withdraw:
    needs: [plan, promote, build, scan, open]
    if: failure() || cancelled()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: $/actions/open-prod-pr
        with:
          mode: withdraw
          token: \${{ github.token }}
  result:
    needs: [plan, try, promote, build, scan, open, withdraw]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo "$ALL"
        env:
          ALL: >-
            \${{ needs.plan.result }} \${{ needs.try.result }} \${{ needs.promote.result }}
            \${{ needs.build.result }} \${{ needs.scan.result }} \${{ needs.open.result }}
            \${{ needs.withdraw.result }}
`;

/** What follows the merge of a release. */
export const MERGED = `
on:
  workflow_call:
    secrets:
      APP_PRIVATE_KEY: { description: Key., required: false }
permissions: {}
concurrency:
  group: release
  cancel-in-progress: false
  queue: max
jobs:
  read:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: production
    permissions:
      contents: read
    outputs:
      images: \${{ steps.read.outputs.images }}
      released: \${{ steps.read.outputs.released }}
    steps:
      - id: read
        uses: $/actions/open-prod-pr
        with:
          mode: merged
          app-private-key: \${{ secrets.APP_PRIVATE_KEY }}
  latest:
    needs: read
    if: needs.read.outputs.released == 'true'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment: production
    permissions:
      id-token: write
    steps:
      - uses: $/actions/build-image
        with:
          mode: promote
          image: web
          from: \${{ needs.read.outputs.images }}
          tags: prod-latest
  result:
    needs: [read, latest]
    if: always()
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo "$ALL"
        env:
          ALL: \${{ needs.read.result }} \${{ needs.latest.result }}
`;
