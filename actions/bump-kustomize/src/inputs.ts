import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  readGitHubInputs,
  type GitHubInputs,
} from '@gitops-actions/shared/github/github-inputs.ts';
import { normalizePath } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { ORDER_CHOICES, type OrderPolicy } from '@gitops-actions/shared/promotion/order.ts';
import { parseDesiredImages, type DesiredImage } from './desired-image.ts';
import { checkTemplate } from './commit-message.ts';
import { MISSING_POLICY_CHOICES, type MissingPolicy } from './image-rules.ts';

const MODES = ['commit', 'worktree', 'check'] as const;
export type Mode = (typeof MODES)[number];

export interface Inputs {
  readonly images: readonly DesiredImage[];
  /** Normalised, each once. */
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
  readonly github: GitHubInputs;
}

/** @throws `E_INPUT`, `E_IMAGE_REFERENCE`, `E_PATH` */
export function readInputs(read: InputReader): Inputs {
  const given = {
    images: read.required('images'),
    overlays: read.required('overlays'),
    mode: read.oneOf('mode', MODES, 'commit'),
    repository: read.optional('repository'),
    branch: read.optional('branch'),
    sourceCommit: read.optional('source-commit'),
    sourceToken: read.secret('source-token'),
    order: {
      onSuperseded: read.oneOf('on-superseded', ORDER_CHOICES, 'skip'),
      onDiverged: read.oneOf('on-diverged', ORDER_CHOICES, 'fail'),
      onUnknownOrder: read.oneOf('on-unknown-order', ORDER_CHOICES, 'proceed'),
    },
    onMissingPolicy: read.oneOf('on-missing-policy', MISSING_POLICY_CHOICES, 'fail'),
    requireVerified: read.boolean('require-verified', true),
    commitMessage: read.string('commit-message', 'Bump {names} to {tags} in {overlays}'),
    maxAttempts: read.integer('max-attempts', { min: 1, max: 50 }, 10),
    maxWait: read.duration('max-wait', '120s'),
    dryRun: read.boolean('dry-run', false),
    github: readGitHubInputs(read),
  };
  const { sourceCommit, ...rest } = given;
  if (sourceCommit !== undefined && !/^[0-9a-f]{40}$/.test(sourceCommit)) {
    throw new ActionError(
      'E_INPUT',
      `Input \`source-commit\` is ${JSON.stringify(sourceCommit.slice(0, 120))}; allowed: a full commit id of 40 hex digits.`,
    );
  }
  checkTemplate(given.commitMessage);
  const images = parseDesiredImages(lines(given.images), sourceCommit);
  const overlays = lines(given.overlays).map(normalizePath);
  return { ...rest, images, overlays: [...new Set(overlays)] };
}

/** One item a line; surrounding space and empty lines do not count. */
function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
