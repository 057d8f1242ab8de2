import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  chooseIdentity,
  readGitHubInputs,
  type GitHubInputs,
} from '@gitops-actions/shared/github/github-inputs.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { isTagName } from './event.ts';

const GITHUB_CHECK = ['off', 'report', 'require'] as const;

export type GitHubCheckMode = (typeof GITHUB_CHECK)[number];

export interface Inputs {
  readonly head: string | undefined;
  readonly base: string | undefined;
  /** Without `refs/tags/`. */
  readonly tag: string | undefined;
  /** Relative to the repository root. */
  readonly policy: string;
  readonly policyRef: string | undefined;
  /** Relative to the workspace. */
  readonly repositoryPath: string;
  /** Whether GitHub's own verdict is asked for, and whether it decides. */
  readonly githubCheck: GitHubCheckMode;
  readonly allowEmpty: boolean;
  readonly enforce: boolean;
  readonly github: GitHubInputs;
}

const OID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** A name that git cannot take for an option, a range or a date (`@{…}`). */
const REVISION = /^(?!.*(\.\.|@\{|\/\/|\/$))[A-Za-z0-9][A-Za-z0-9._/+-]{0,254}$/;

/** @throws `E_INPUT`, `E_PATH` */
export function readInputs(read: InputReader): Inputs {
  const inputs: Inputs = {
    head: read.optional('head'),
    base: read.optional('base'),
    tag: read.optional('tag'),
    policy: read.string('policy', POLICY_PATH),
    policyRef: read.optional('policy-ref'),
    repositoryPath: read.string('repository-path', '.'),
    githubCheck: read.oneOf('github-check', GITHUB_CHECK, 'off'),
    allowEmpty: read.boolean('allow-empty', false),
    enforce: read.boolean('enforce', true),
    github: readGitHubInputs(read),
  };
  revision('head', inputs.head);
  revision('base', inputs.base);
  revision('policy-ref', inputs.policyRef);
  checkTag(inputs.tag);
  checkPolicyPath(inputs.policy);
  // Here, because a missing token is the workflow's mistake, not GitHub's silence.
  if (inputs.githubCheck !== 'off') chooseIdentity(inputs.github);
  return inputs;
}

function revision(name: string, value: string | undefined): void {
  if (value === undefined || OID.test(value)) return;
  const full = value.startsWith('refs/') && REVISION.test(value);
  if (full) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`${name}\` is ${JSON.stringify(value.slice(0, 120))}; allowed: a full commit id (40 or 64 hex digits) or a full ref name such as \`refs/heads/main\`.`,
  );
}

/** A full ref name is refused: `refs/tags/v1` is a name that a tag below `refs/tags/` can bear, too. */
function checkTag(tag: string | undefined): void {
  if (tag === undefined || (isTagName(tag) && !tag.startsWith('refs/'))) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`tag\` is ${JSON.stringify(tag.slice(0, 120))}; allowed: the name of a tag, such as \`v1.2.3\`, without \`refs/tags/\`.`,
  );
}

function checkPolicyPath(path: string): void {
  const segments = path.split('/');
  const bad =
    /[\\\0-\x1f]/.test(path) ||
    segments.some((part) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part));
  if (!bad) return;
  throw new ActionError(
    'E_PATH',
    `Input \`policy\` is ${JSON.stringify(path)}, which is not a path inside the repository.`,
  );
}
