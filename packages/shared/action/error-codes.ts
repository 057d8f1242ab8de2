/** One entry of the catalogue: what the code means, how the run ends, and the usual fix. */
export interface ErrorCodeEntry {
  /** `failed` = the policy said no; `error` = we could not find out. A code is always the same one. */
  readonly outcome: 'failed' | 'error';
  readonly meaning: string;
  readonly fix: string;
}

const error = (meaning: string, fix: string): ErrorCodeEntry => ({
  outcome: 'error',
  meaning,
  fix,
});
const failed = (meaning: string, fix: string): ErrorCodeEntry => ({
  outcome: 'failed',
  meaning,
  fix,
});

/**
 * The closed union of error codes. `docs/errors.md` is generated from this table and every code
 * has a test that provokes it; a code that nothing throws is deleted.
 */
export const ERROR_CODES = {
  E_INPUT: error('An input is missing or malformed.', 'Correct the named input in the workflow.'),
  E_ENV: error(
    'The runner environment lacks something the action needs, or carries something it must not.',
    'Run the action on a GitHub runner (or with `npm run act`) and remove the named variable.',
  ),
  E_EVENT: error(
    'The workflow event does not carry what the action needs.',
    'Trigger the workflow by one of the events that the action’s README lists.',
  ),
  E_PATH: error(
    'A path is absolute, leaves the repository, or names Git’s own files.',
    'Give a path relative to the repository root, without `..`.',
  ),
  E_INTERNAL: error(
    'A defect in the action itself.',
    'Please report it with the stack from the log of the step.',
  ),
  E_RECORD: error(
    'A record does not follow its schema or exceeds 24 KiB.',
    'Use the same version of gitops-actions in all jobs of the workflow.',
  ),
  E_RECORD_MISSING: failed(
    'The record of a required stage is not there.',
    'Hand the `record` output of every required stage on, one a line. GitHub drops an output that holds a masked value: keep no project id, repository name or number as a secret.',
  ),
  E_RECORD_INVALID: error(
    'A given record is none, is there twice, or is of a stage that proves nothing here.',
    'Hand on exactly one `record` output of each stage, unchanged, and use one version of gitops-actions in all jobs.',
  ),
  E_RECORD_FOREIGN: failed(
    'A record is of another run, repository, attempt or commit.',
    'Hand records on as job outputs of this very run; those of another run prove nothing about it.',
  ),
  E_RECORD_DIGEST: failed(
    'A record speaks of other images, or of another tag, than what is being released.',
    'Build or promote, scan and release the same images list; run all jobs of the tag’s run again.',
  ),
  E_RECORD_FAILED: failed(
    'A required stage did not pass, or passed by less than the policy asks for.',
    'Read the message of that stage, mend what it names, and release again.',
  ),
  E_UNREACHABLE: error(
    'A server did not answer, or answered with a server error, within the retry budget.',
    'Re-run the job; if it persists, check the server’s status and the runner’s network.',
  ),
  E_PERMISSION: error(
    'The token lacks a permission.',
    'Grant the permission named in the message in the `permissions:` block of the job.',
  ),
  E_RATE_LIMIT: error(
    'GitHub’s rate limit outlasts the time budget.',
    'Re-run after the reset time in the message.',
  ),
  E_TOOL: error(
    'An external program is missing, could not be installed, crashed or ran out of time.',
    'Read the last lines of the program in the message.',
  ),
  E_CHECKSUM: error(
    'A downloaded or cached program is not the one that is pinned; it was not run.',
    'Delete the cached copy and re-run; if it happens again, the download source is not to be trusted.',
  ),
  E_IMAGE_REFERENCE: error(
    'An image reference does not follow the grammar, or lacks a part that is needed.',
    'Write registry/repository:tag@sha256:<64 hex>, the registry included.',
  ),
  E_AUTH: error(
    'The cloud’s identity service refused to exchange the job’s identity for a token.',
    'Compare the Workload Identity provider, its attribute condition and the service account’s bindings with the message.',
  ),
  E_REGISTRY_AUTH: error(
    'The registry wants credentials, or does not accept those it was given.',
    'Give `workload-identity-provider` (and `service-account`) or `registry-username` and `registry-password`.',
  ),
  E_REGISTRY_DENIED: error(
    'The registry knows the caller and does not allow this; some registries answer so for a missing repository too.',
    'Grant the identity in the message reader or writer on the repository, and check that the repository exists.',
  ),
  E_REGISTRY_NOT_FOUND: error(
    'The registry has no such repository, manifest or blob.',
    'Check the spelling of the repository; Artifact Registry repositories must be created before the first push.',
  ),
  E_REGISTRY: error(
    'The registry answered something that the distribution specification does not allow.',
    'Check that the host is a registry and not a proxy or a web page.',
  ),
  E_DIGEST_MISMATCH: error(
    'Bytes read from the registry or from the build do not have the digest they were asked for by.',
    'Nothing was handed on. Re-run; if it happens again, the registry or a proxy before it alters content.',
  ),
  E_OCI_LAYOUT: error(
    'The build’s output is not a complete OCI image layout.',
    'Re-run with a current BuildKit; if it persists, please report it.',
  ),
  E_BUILD: error(
    'The image could not be built.',
    'Read the last lines of the builder in the message; `docker buildx build` with the same Dockerfile reproduces it.',
  ),
  E_TAG_EXISTS: failed(
    'The tag is there already and names another image (of another revision, or another digest than the promoted one); it was not overwritten.',
    'Release under a new version, use tags that hold `{revision}`, or delete the tag in the registry if it is wrong.',
  ),
  E_VERSION: failed(
    'A release tag is not a version `v1.2.3` by the letter of semver.',
    'Tag again with a version without leading zeros, prerelease and build metadata.',
  ),
  E_PROMOTE_NOT_IN_STAGING: failed(
    'No verified bump on staging deployed the source commit of the tag.',
    'Bring the commit to staging, wait for its deployment, and tag it there.',
  ),
  E_PROMOTE_MISMATCH: failed(
    'Staging ran different images for the same source commit.',
    'Bring a new commit to staging and tag what it deploys.',
  ),
  E_PROMOTE_ROLLED_BACK: failed(
    'The image was taken back on staging, by a rollback or by hand.',
    'Correct what made it necessary, bring that to staging, and tag what it deploys.',
  ),
  E_NOTHING_TO_ROLL_BACK: failed(
    'The overlay’s history has no earlier image that may be brought back.',
    'Read in the message what was found and why it does not count; a new commit deploys as always.',
  ),
  E_IMAGE_MISSING: failed(
    'The registry does not have the image that shall be deployed.',
    'Build it again, or raise the retention of the registry’s clean-up policy.',
  ),
  E_IMAGE_TAG_MOVED: failed(
    'The tag of the image points at another digest than the one that was handed on.',
    'Find out who moved the tag; deploy the digest that was built and scanned.',
  ),
  E_IMAGE_PLATFORM: failed(
    'The image lacks a platform that it must have.',
    'Build for the named platforms, or correct the input `platforms`.',
  ),
  E_PROMOTE_DENIED: failed(
    'The policy denies the digest that would be released.',
    'Release another build, or change `promotion.deny-digests` by a pull request to the default branch.',
  ),
  E_PROMOTE_CONFLICT: failed(
    'The tagged commit does not merge into the base without a conflict.',
    'Merge the base back to where releases come from, as the message shows, and tag the result.',
  ),
  E_PROMOTE_LOSES_HOTFIX: failed(
    'The base has what the tagged commit lacks: a hotfix would be lost, or sources would meet that never were in staging together.',
    'Merge the base back to where releases come from, as the message shows, and tag the result.',
  ),
  E_PROMOTE_TRUST_PATH: failed(
    'The release would change the policy’s trust paths on the base.',
    'Bring these files to the base by a pull request of their own first.',
  ),
  E_DOWNGRADE: failed(
    'The version is lower than what production names.',
    'Tag with a higher version. To go back, ask for an earlier release by `rollback-to` of open-prod-pr (docs/how-to-release.md).',
  ),
  E_TAG_MOVED: failed(
    'The tag is not the object that was verified, or is gone.',
    'Find out who moved it. A release tag never moves: tag the next version.',
  ),
  E_BRANCH_FOREIGN: failed(
    'The branch of the release holds commits that are not the pipeline’s; nothing was written to it.',
    'Look at the named commits: merge the pull request as people judge it, or close it and tag the next version.',
  ),
  E_BRANCH_OUTDATED: failed(
    'The base moved: merging the branch of the release into it does not give (any more) what was planned.',
    'Bring the base back to where releases come from, and tag the next version there.',
  ),
  E_PR_CLOSED: failed(
    'The pull request of this tag was closed without being merged; a closed one is not opened again.',
    'Tag the next version, or reopen it on its page while its branch is there.',
  ),
  E_PR_TEXT: error(
    'What people wrote into the pull request leaves no room for the evidence: GitHub takes 65,536 characters.',
    'Move the text into a comment, and run the job again.',
  ),
  E_PR_OPEN: failed(
    'An older production pull request is open and `supersede` is `fail`.',
    'Merge or close it, or use `supersede: close`.',
  ),
  E_SECRET_BUILD_ARG: failed(
    'A build argument looks like a secret; build arguments stay in the image’s history.',
    'Use the `secrets` input and `RUN --mount=type=secret` in the Dockerfile.',
  ),
  E_CREDENTIALS_IN_CONTEXT: failed(
    'The build context holds a credentials file that could end in the image.',
    'Check out with `persist-credentials: false`, and run no google-github-actions/auth in the job: build-image mints its own token.',
  ),
  E_POLICY_MISSING: error(
    'The policy file is not where it is trusted: on the default branch.',
    'Add `.github/gitops-policy.yml` to the default branch; the README shows a minimal one.',
  ),
  E_POLICY_INVALID: error(
    'The policy file cannot be read, or says something that has no meaning.',
    'Correct the named line of the policy on the default branch.',
  ),
  E_GITHUB: error(
    'GitHub refused a request for a reason of its own.',
    'Read GitHub’s sentence in the message.',
  ),
  E_BLOB_MISMATCH: error(
    'A file that GitHub answered does not have the git id that its tree names.',
    'Re-run the job; if it happens again, something between the runner and GitHub changes answers.',
  ),
  E_BRANCH_GONE: error(
    'The branch does not exist, was deleted meanwhile, or the token cannot see it.',
    'Check the inputs `repository` and `branch`, and what the token may read.',
  ),
  E_TARGET_GONE: error(
    'There is no kustomization at the given overlay on the branch (any more).',
    'Correct the input `overlays`, or restore the overlay.',
  ),
  E_PROTECTED: error(
    'A branch protection or ruleset does not let this writer commit.',
    'Let the GitHub App bypass the ruleset of this branch; the job’s own token never can.',
  ),
  E_STALE_EXHAUSTED: error(
    'The branch moved at every attempt; nothing was written.',
    'Re-run the job; raise `max-attempts` or `max-wait` where very many writers meet.',
  ),
  E_COMMIT_MISMATCH: error(
    'The commit that landed is not the one that was meant; the message names it.',
    'Look at the named commit; revert it if it is wrong.',
  ),
  E_COMMIT_UNVERIFIED: failed(
    'The commit that landed carries no valid signature of GitHub; the message names it.',
    'Write with a GitHub App, or set `require-verified: false` where signatures are not required.',
  ),
  E_YAML_ENCODING: error('A kustomization is not UTF-8 text.', 'Save the file as UTF-8.'),
  E_YAML_SIZE: error(
    'A kustomization is larger than 1 MiB.',
    'Keep kustomizations small: move generated content into resources.',
  ),
  E_YAML_SYNTAX: error(
    'A kustomization is not valid YAML, or has a key twice.',
    'Correct the file at the line in the message.',
  ),
  E_YAML_SHAPE: error(
    'A kustomization is written in a form whose exact edit cannot be proven.',
    'Write `images` as a plain list with `name`, `newTag` and `digest` as plain scalars.',
  ),
  E_KUSTOMIZATION_AMBIGUOUS: error(
    'A directory holds more than one kustomization file.',
    'Keep one of kustomization.yaml, kustomization.yml and Kustomization.',
  ),
  E_IMAGE_NOT_FOUND: error(
    'A kustomization has no `images` entry for the application.',
    'Add the entry by hand once:\nimages:\n  - name: <application>\n    newName: <repository>\n    newTag: unreleased',
  ),
  E_IMAGE_AMBIGUOUS: error(
    'A kustomization has several `images` entries for the application.',
    'Keep one entry for each name.',
  ),
  E_IMAGE_MATCHES_NOTHING: failed(
    'An `images` entry matches no container image of its overlay, so the bump would deploy nothing.',
    'Write the entry’s `name` as the manifests write the repository; the message shows the images that are there.',
  ),
  E_HELD: failed(
    'Somebody holds an image in its overlay by a comment `# gitops:hold until=YYYY-MM-DD reason`, or wrote such a comment in a form that says nothing.',
    'Wait, or take the comment out by a reviewed commit when its reason is gone.',
  ),
  E_IMAGE_REPOSITORY: failed(
    'The image lives in another repository than the one that the overlay names.',
    'Change `newName` in the overlay in a reviewed commit of its own, or give the right image.',
  ),
  E_SUPERSEDED: failed(
    'A newer source commit is deployed already and `on-superseded` is `fail`.',
    'Nothing to do, or `on-superseded: proceed` to go back on purpose.',
  ),
  E_DIVERGED: failed(
    'The deployed source commit is no ancestor of the new one, nor the other way round.',
    'Merge the histories, or set `on-diverged: proceed` for this bump.',
  ),
  E_ORDER_UNKNOWN: failed(
    'The deployed tag or the new one names no source commit and `on-unknown-order` is `fail`.',
    'Give `source-commit`, or set `on-unknown-order: proceed`.',
  ),
  E_WOULD_CHANGE: failed(
    '`mode: check` found an overlay that does not hold the given images.',
    'Run the action with `mode: commit`, or correct the overlay.',
  ),
  E_TOOL_DENIED: error(
    'The requested release of a tool is known to be malicious.',
    'Use the pinned version; leave the tool’s version input empty.',
  ),
  E_ARCHIVE: error(
    'A tool’s archive is damaged or holds what a release never holds (links, `..`, devices); nothing of it was run.',
    'Do not use this download; compare the pinned checksum with an independent source.',
  ),
  E_VULNERABILITIES: failed(
    'The scan found what the policy does not let pass.',
    'Update the named packages to the fixed versions, or ignore a finding in `.trivyignore.yaml` on the default branch, with a statement and an expiry date.',
  ),
  E_POLICY_WEAKER: failed(
    'An input would make a gate weaker than the policy on the default branch.',
    'Remove the input, or change the policy by a pull request of its own.',
  ),
  E_DB_UNAVAILABLE: error(
    'The vulnerability database could not be had; nothing is known about the images.',
    'Re-run the job; if it persists, name a mirror by `db-repository`.',
  ),
  E_DB_STALE: error(
    'The vulnerability database (or the given report) is older than allowed.',
    'Use a `db-repository` that is kept up to date, or raise `max-db-age` as far as the policy allows.',
  ),
  E_SCAN_INCOMPLETE: error(
    'The scanner crashed, ran out of time or reported an error.',
    'Read its last lines in the message; a larger `timeout` may help.',
  ),
  E_REPORT: error(
    'A scan report cannot be read, or speaks of another image.',
    'Make the report with the pinned Trivy and `--format json`.',
  ),
  E_NOTHING_SCANNED: error(
    'The scanner recognised nothing in an image, which is no proof of anything.',
    'Build on a supported distribution or keep the package manifests (e.g. package.json) in the image.',
  ),
  E_IGNORE_FILE: error(
    'The ignore file is malformed, or an entry lacks its statement or expiry date.',
    'Give every entry `id`, `statement` and `expired_at: YYYY-MM-DD`.',
  ),
  E_POLICY_UNTRUSTED: failed(
    'A change of the policy file on its branch is not allowed by the policy before it.',
    'Take the change back on the default branch, and bring it in again by somebody whom the earlier policy allows.',
  ),
  E_REPO_MISSING: error(
    'There is no Git repository where one is needed.',
    'Check the repository out before this step.',
  ),
  E_REPO_SHALLOW: error(
    'The clone does not hold the whole history.',
    'Check out with `fetch-depth: 0`, or give a token for the action’s own fetch.',
  ),
  E_REPO_TOO_LARGE: error(
    'The server sends more than a history without file contents can be.',
    'Check the repository out before this step with `fetch-depth: 0`; the action then fetches nothing.',
  ),
  E_REPO_OBJECTS: error(
    'Objects of the repository are missing or corrupt.',
    'Check out afresh with `fetch-depth: 0` and without a filter.',
  ),
  E_REF: error(
    'A commit or ref that was asked for is not in the repository.',
    'Correct the ref, or fetch it before this step.',
  ),
  E_RANGE_EMPTY: error(
    'There is no commit to judge.',
    'Check `head` and `base`; set `allow-empty: true` where an empty range is expected.',
  ),
  E_TRUST_ROOT: failed(
    'The head does not descend from the policy’s trust root.',
    'Rebase the branch onto the history that holds the trust root, or correct `signing.trust-root` on the default branch.',
  ),
  E_SIG_UNSIGNED: failed(
    'A commit or tag is not signed.',
    'Make the tag anew with `git tag -s`; sign the commit (`git rebase --exec "git commit --amend --no-edit -S" <first bad commit>^`) or list it under `signing.exempt` on the default branch.',
  ),
  E_SIG_UNTRUSTED: failed(
    'A commit or tag is signed by a key that the policy does not list.',
    'Sign it with a listed key, or add the key to `signing.people` on the default branch.',
  ),
  E_SIG_BAD: failed(
    'A signature does not fit the commit or tag that bears it.',
    'Somebody changed it after it was signed; find out who, and sign it anew.',
  ),
  E_SIG_MALFORMED: failed(
    'A commit or tag object or its signature is not of the form that git writes.',
    'Make it anew with git; never accept an object like this.',
  ),
  E_SIG_CERTIFICATE: failed(
    'A commit or tag is signed with an SSH certificate that does not hold for it.',
    'Have the authority issue a user certificate for the person and the time, without restrictions on logins, and sign anew.',
  ),
  E_SIG_WEAK: failed(
    'A signature uses a weak hash or a weak key, or a security key did not do all that is demanded.',
    'Sign with Ed25519, ECDSA, or RSA of at least 2048 bits, and SHA-256 or better; touch a security key, and use its PIN or fingerprint where the policy says `user-verified`.',
  ),
  E_SIG_TYPE_UNSUPPORTED: failed(
    'A signature is of a type that cannot be verified.',
    'Sign with an SSH key (ed25519, ecdsa, rsa, sk-…), an OpenPGP key, or gitsign in offline mode where the policy lists identities.',
  ),
  E_SIG_EMAIL: failed(
    'The committer’s or tagger’s e-mail is none of the signer’s.',
    'Correct `user.email` and sign anew, or add the address to the person’s `emails`.',
  ),
  E_KEY_REVOKED: failed(
    'A key signed a commit or tag that it is no longer good for.',
    'Sign it with a current key; a retired key is good only for the ancestors of its `until` commits.',
  ),
  E_WEB_FLOW: failed(
    'GitHub signed a commit that the policy does not accept from it.',
    'Make the change with a signed commit; merge with a merge commit, without edits in the browser.',
  ),
  E_BUMP_CONTENT: failed(
    'A commit of the pipeline’s App changes more than tags and digests, in its overlays, of images that the policy’s `registries` let stand there.',
    'Revert it with a signed commit, and find out what used the App’s key. Was it a prefix that went out of use? Put it back into `registries`, or move the trust root past those bumps.',
  ),
  E_RULE_PATH: failed(
    'A signer changed a path that the policy leaves to others, or an image was meant for an overlay into which its `registries` do not let it.',
    'Let one of the listed signers make the change, or change the rule on the default branch; for images the message shows the entry that is missing.',
  ),
  E_OCTOPUS: failed('A commit has more than two parents.', 'Merge one branch at a time.'),
  E_GITHUB_VERDICT: failed(
    'GitHub does not call a signature valid, and `github-check` is `require`.',
    'Add the signing key and the committer’s address to the signer’s account on GitHub, and run the job again.',
  ),
  E_VERIFY_UNAVAILABLE: error(
    'GitHub has not judged a signature in time, and `github-check` is `require`.',
    'Re-run the job; if it persists, check GitHub’s status, or use `github-check: report`.',
  ),
  E_TAG_LIGHTWEIGHT: failed(
    'A tag is a mere name of a commit: it has no object that could be signed.',
    'Delete it and make it anew with `git tag -s`.',
  ),
  E_TAG_NAME_MISMATCH: failed(
    'A tag object was signed under another name than the one it is published under.',
    'Delete the tag; sign one of the right name with `git tag -s`.',
  ),
  E_TAG_TARGET: failed(
    'A tag names something other than a commit.',
    'Delete it and tag the commit itself with `git tag -s <name> <commit>`.',
  ),
  E_TAG_SIGNER: failed(
    'A tag is signed by somebody whom the policy does not let sign it.',
    'Let one of those sign it whom `signing.tags` lists, or add an entry for the tag on the default branch.',
  ),
  E_TAG_HOTFIX: failed(
    'A tag calls itself a hotfix, and its signer may not sign one, or it does not say why.',
    'Let one of those sign it whom `hotfix` in `signing.tags` lists, with exactly one line `Hotfix: <reason>` in its message.',
  ),
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;
