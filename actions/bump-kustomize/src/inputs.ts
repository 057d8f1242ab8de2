import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  readGitHubInputs,
  type GitHubInputs,
} from '@gitops-actions/shared/github/github-inputs.ts';
import { normalizePath } from '@gitops-actions/shared/kustomize/repository-path.ts';
import {
  readRegistryInputs,
  type RegistryInputs,
} from '@gitops-actions/shared/gcp/registry-inputs.ts';
import { isDigest, isTag } from '@gitops-actions/shared/oci/reference.ts';
import { ORDER_CHOICES, type OrderPolicy } from '@gitops-actions/shared/promotion/order.ts';
import { parseDesiredImages, type DesiredImage } from './desired-image.ts';
import { checkTemplate } from './commit-message.ts';
import type { RollbackTo } from './rollback/rollback-candidates.ts';
import { MISSING_POLICY_CHOICES, type MissingPolicy } from './image-rules.ts';

const MODES = ['commit', 'worktree', 'check', 'verify'] as const;
export type Mode = (typeof MODES)[number];

export interface Inputs {
  /** Empty with {@link rollback}. */
  readonly images: readonly DesiredImage[];
  readonly rollback: RollbackInputs | undefined;
  /** Normalised, each once; none where the mode is `verify`. */
  readonly overlays: readonly string[];
  readonly mode: Mode;
  readonly repository: string | undefined;
  readonly branch: string | undefined;
  readonly sourceToken: string | undefined;
  readonly order: OrderPolicy;
  readonly onMissingPolicy: MissingPolicy;
  readonly requireVerified: boolean;
  readonly commitMessage: string;
  readonly maxAttempts: number;
  /** Milliseconds. */
  readonly maxWait: number;
  readonly dryRun: boolean;
  /** Whether the registry is asked for the images before anything is written. */
  readonly verifyImage: boolean;
  /** Whether an entry may touch no container image. */
  readonly allowUnmatched: boolean;
  /** `mode: worktree`: whether a missing entry is added. */
  readonly create: boolean;
  /** `os/architecture[/variant]` that every image must have, where the registry is asked. */
  readonly platforms: readonly string[];
  readonly registry: RegistryInputs;
  readonly github: GitHubInputs;
}

/** A way back instead of new images. */
export interface RollbackInputs {
  readonly to: RollbackTo;
  readonly failedDigest: string | undefined;
}

/** @throws `E_INPUT`, `E_IMAGE_REFERENCE`, `E_PATH` */
export function readInputs(read: InputReader): Inputs {
  const mode = read.oneOf('mode', MODES, 'commit');
  const given = {
    images: read.optional('images'),
    mode,
    overlays: read.optional('overlays'),
    repository: read.optional('repository'),
    branch: read.optional('branch'),
    sourceCommit: read.optional('source-commit'),
    sourceToken: read.secret('source-token'),
    order: {
      onSuperseded: read.oneOf('on-superseded', ORDER_CHOICES, 'skip'),
      onDiverged: read.oneOf('on-diverged', ORDER_CHOICES, 'fail'),
      onUnknownOrder: read.oneOf('on-unknown-order', ORDER_CHOICES, 'proceed'),
      allowDowngrade: read.boolean('allow-downgrade', false),
    },
    onMissingPolicy: read.oneOf('on-missing-policy', MISSING_POLICY_CHOICES, 'fail'),
    requireVerified: read.boolean('require-verified', true),
    commitMessage: read.optional('commit-message'),
    maxAttempts: read.integer('max-attempts', { min: 1, max: 50 }, 10),
    maxWait: read.duration('max-wait', '120s'),
    dryRun: read.boolean('dry-run', false),
    allowUnmatched: read.boolean('allow-unmatched', false),
    create: read.boolean('create', false),
    rollbackTo: read.optional('rollback-to'),
    failedDigest: read.optional('failed-digest'),
    verify: read.oneOf('verify-image', ['auto', 'true', 'false'], 'auto'),
    platforms: read.list('platforms'),
    registry: readRegistryInputs(read),
    github: readGitHubInputs(read),
  };
  const { sourceCommit, rollbackTo, failedDigest, verify, ...rest } = given;
  if (sourceCommit !== undefined && !/^[0-9a-f]{40}$/.test(sourceCommit)) {
    throw new ActionError(
      'E_INPUT',
      `Input \`source-commit\` is ${JSON.stringify(sourceCommit.slice(0, 120))}; allowed: a full commit id of 40 hex digits.`,
    );
  }
  const rollback = readRollback(rollbackTo, failedDigest);
  assertOneWish(given.images, rollback, mode);
  if (given.overlays === undefined && mode !== 'verify') {
    throw new ActionError(
      'E_INPUT',
      `Input \`overlays\` is required by \`mode: ${mode}\` and was not given.`,
      {
        hint: 'Say which directories hold the kustomizations:\n  with:\n    overlays: .gitops/overlays/dev',
      },
    );
  }
  if (given.create && mode !== 'worktree') {
    throw new ActionError(
      'E_INPUT',
      '`create` needs `mode: worktree`: an entry is added by a person’s commit; the pipeline’s own commits change tags and digests and nothing else.',
    );
  }
  const standard = rollback === undefined ? BUMP_MESSAGE : ROLLBACK_MESSAGE;
  const commitMessage = given.commitMessage ?? standard;
  checkTemplate(commitMessage);
  const images = parseDesiredImages(lines(given.images ?? ''), sourceCommit);
  if (mode === 'verify') assertVerifiable(images, verify);
  const overlays = lines(given.overlays ?? '').map(normalizePath);
  const { workloadIdentityProvider, password } = given.registry;
  const knows = workloadIdentityProvider !== undefined || password !== undefined;
  const verifyImage = verify === 'true' || (verify === 'auto' && knows);
  return {
    ...{ ...rest, images, rollback, commitMessage, verifyImage },
    overlays: [...new Set(overlays)],
  };
}

const BUMP_MESSAGE = 'Bump {names} to {tags} in {overlays}';
const ROLLBACK_MESSAGE = 'Roll {names} back to {tags} in {overlays}';

function readRollback(
  to: string | undefined,
  failedDigest: string | undefined,
): RollbackInputs | undefined {
  if (failedDigest !== undefined && !isDigest(failedDigest)) {
    throw new ActionError(
      'E_INPUT',
      'Input `failed-digest` is no digest; allowed: sha256:<64 hex>.',
    );
  }
  if (to === undefined) {
    if (failedDigest === undefined) return undefined;
    throw new ActionError('E_INPUT', '`failed-digest` needs `rollback-to`.');
  }
  if (to === 'previous') return { to: { kind: 'previous' }, failedDigest };
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(to)) {
    return { to: { kind: 'commit', oid: to }, failedDigest };
  }
  if (isTag(to)) return { to: { kind: 'tag', tag: to }, failedDigest };
  throw new ActionError(
    'E_INPUT',
    `Input \`rollback-to\` is ${JSON.stringify(to.slice(0, 120))}; allowed: previous, a tag, or a full commit id.`,
  );
}

function assertOneWish(
  images: string | undefined,
  rollback: RollbackInputs | undefined,
  mode: Mode,
): void {
  if ((images === undefined) === (rollback === undefined)) {
    throw new ActionError('E_INPUT', 'Give exactly one of `images` and `rollback-to`.');
  }
  if (rollback !== undefined && (mode === 'worktree' || mode === 'verify')) {
    throw new ActionError(
      'E_INPUT',
      `\`rollback-to\` reads the branch; \`mode: ${mode}\` does not.`,
    );
  }
}

/** The registry knows repositories and digests; what an overlay says is not looked at. */
function assertVerifiable(images: readonly DesiredImage[], verify: string): void {
  if (verify === 'false') {
    throw new ActionError(
      'E_INPUT',
      '`mode: verify` asks the registry; `verify-image: false` forbids it.',
    );
  }
  const vague = images.find(({ repository, digest }) => repository === undefined || digest === '');
  if (vague === undefined) return;
  throw new ActionError(
    'E_INPUT',
    `\`mode: verify\` asks for repository and digest, and ${JSON.stringify(vague.line.slice(0, 200))} does not name both.`,
  );
}

/** One item a line; surrounding space and empty lines do not count. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
