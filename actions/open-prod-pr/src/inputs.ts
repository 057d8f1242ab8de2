import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import { checkBranchName } from '@gitops-actions/shared/github/branch-name.ts';
import {
  readGitHubInputs,
  type GitHubInputs,
} from '@gitops-actions/shared/github/github-inputs.ts';
import { normalizePath } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { parseImagesList, type ImageEntry } from '@gitops-actions/shared/oci/images-list.ts';
import { STAGES, type Stage } from './evidence/stages.ts';
import { parseRollbackAsk } from './rollback/rollback-ask.ts';
import type { RollbackAsk } from './rollback/rollback.ts';

const MODES = ['plan', 'open', 'withdraw', 'merged'] as const;
export type Mode = (typeof MODES)[number];

/** What the pull request is given beside its text. */
export interface People {
  readonly labels: readonly string[];
  /** Logins. */
  readonly reviewers: readonly string[];
  /** Slugs of teams. */
  readonly teams: readonly string[];
  /** Logins. */
  readonly assignees: readonly string[];
}

export interface Inputs {
  readonly mode: Mode;
  /** `undefined`: the event's. */
  readonly tag: string | undefined;
  readonly tagOid: string | undefined;
  readonly commitOid: string | undefined;
  /** Instead of a tag: the earlier release that is brought back. */
  readonly rollbackTo: RollbackAsk | undefined;
  readonly images: readonly ImageEntry[];
  /** Normalised. */
  readonly overlay: string;
  readonly stagingOverlay: string;
  readonly stagingBranch: string;
  /** Where the overlays live; `undefined`: the repository of the workflow. */
  readonly repository: string | undefined;
  /** Clone of the repository that holds the tag, relative to the workspace. */
  readonly repositoryPath: string;
  readonly base: string;
  /** Ends in `{tag}`. */
  readonly headBranch: string;
  readonly records: readonly string[];
  readonly require: readonly Stage[];
  readonly title: string | undefined;
  readonly people: People;
  readonly draft: boolean;
  readonly supersede: 'close' | 'fail';
  readonly allowDowngrade: boolean;
  /** Branch that the base is brought back to; `undefined`: none. */
  readonly backMergeBranch: string | undefined;
  readonly deploymentEnvironment: string;
  /** Milliseconds. */
  readonly maxWait: number;
  readonly dryRun: boolean;
  readonly github: GitHubInputs;
}

/** The inputs of a mode that is about one tag. */
export type TagInputs = Inputs & { readonly mode: Exclude<Mode, 'merged'> };

/** Those of a rollback, in `plan` or `open`. */
export type RollbackInputs = TagInputs & { readonly rollbackTo: RollbackAsk };

/** @throws `E_INPUT`, `E_IMAGE_REFERENCE`, `E_PATH` */
export function readInputs(read: InputReader): Inputs {
  const given = {
    mode: read.oneOf('mode', MODES, 'open'),
    tag: read.optional('tag'),
    tagOid: read.optional('tag-oid'),
    commitOid: read.optional('commit-oid'),
    rollbackTo: read.optional('rollback-to'),
    images: read.list('images'),
    overlay: read.required('overlay'),
    stagingOverlay: read.string('staging-overlay', '.gitops/overlays/staging'),
    stagingBranch: read.string('staging-branch', 'staging'),
    repository: read.optional('repository'),
    repositoryPath: read.string('repository-path', '.'),
    base: read.string('base', 'main'),
    headBranch: read.string('head-branch', 'promote/prod/{tag}'),
    records: read.list('records'),
    require: read.string('require', 'signatures,image,scan'),
    title: read.optional('title'),
    people: {
      labels: read.list('labels'),
      reviewers: read.list('reviewers'),
      teams: read.list('team-reviewers'),
      assignees: read.list('assignees'),
    },
    draft: read.boolean('draft', false),
    supersede: read.oneOf('supersede', ['close', 'fail'], 'close'),
    allowDowngrade: read.boolean('allow-downgrade', false),
    backMergeBranch: read.string('back-merge-branch', 'dev'),
    deploymentEnvironment: read.string('deployment-environment', 'production'),
    maxWait: read.duration('max-wait', '120s'),
    dryRun: read.boolean('dry-run', false),
    github: readGitHubInputs(read),
  };
  for (const [name, oid] of [
    ['tag-oid', given.tagOid],
    ['commit-oid', given.commitOid],
  ] as const) {
    if (oid !== undefined && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(oid)) {
      refuse(name, oid, 'a full object id of 40 (or 64) lower-case hex digits');
    }
  }
  const images = parseImagesList(given.images);
  const rollbackTo = rollbackAsk(given);
  if (given.mode === 'open' && rollbackTo === undefined && images.length === 0) {
    throw new ActionError(
      'E_INPUT',
      'Input `images` is required by `mode: open` and was not given.',
      {
        hint: 'Add to the step:\n  with:\n    images: ${{ needs.scan.outputs.images }}\nGitHub drops a job output that contains the value of a secret: an empty images list may come from that.',
      },
    );
  }
  return {
    ...given,
    rollbackTo,
    images,
    overlay: normalizePath(given.overlay),
    stagingOverlay: normalizePath(given.stagingOverlay),
    stagingBranch: checkBranchName(given.stagingBranch, 'staging-branch'),
    base: checkBranchName(given.base, 'base'),
    headBranch: headBranchTemplate(given.headBranch),
    backMergeBranch: backMergeBranch(given.backMergeBranch),
    require: evidence(given.require),
    people: {
      labels: unique(given.people.labels),
      reviewers: unique(given.people.reviewers),
      teams: unique(given.people.teams),
      assignees: unique(given.people.assignees),
    },
  };
}

/** A rollback is about no tag, and about a mode that knows one. */
function rollbackAsk(given: {
  readonly mode: Mode;
  readonly tag: string | undefined;
  readonly tagOid: string | undefined;
  readonly commitOid: string | undefined;
  readonly rollbackTo: string | undefined;
}): RollbackAsk | undefined {
  const { mode, rollbackTo } = given;
  if (rollbackTo === undefined) return undefined;
  if (mode !== 'plan' && mode !== 'open') {
    refuse('mode', mode, 'plan or open, with `rollback-to`');
  }
  for (const [name, value] of [
    ['tag', given.tag],
    ['tag-oid', given.tagOid],
    ['commit-oid', given.commitOid],
  ] as const) {
    if (value !== undefined) refuse(name, value, 'nothing, with `rollback-to`');
  }
  return parseRollbackAsk(rollbackTo);
}

const TAG = '{tag}';

/** The branch of one release: what stands before `{tag}` is common to all of them. */
function headBranchTemplate(template: string): string {
  const prefix = template.slice(0, -TAG.length);
  if (!template.endsWith(TAG) || prefix.includes('{') || !prefix.endsWith('/')) {
    return refuse('head-branch', template, 'a prefix that ends with `/`, followed by `{tag}`');
  }
  checkBranchName(`${prefix}v0.0.0`, 'head-branch');
  return template;
}

function backMergeBranch(text: string): string | undefined {
  return text === 'none' ? undefined : checkBranchName(text, 'back-merge-branch');
}

function evidence(text: string): readonly Stage[] {
  if (text.toLowerCase() === 'none') return [];
  const items = text.split(/[\s,]+/).filter((item) => item !== '');
  const known = items.every((item) => STAGES.some((stage) => stage === item));
  if (!known || items.length === 0) {
    refuse('require', text, `${STAGES.join(', ')} (comma-separated), or \`none\``);
  }
  return STAGES.filter((stage) => items.includes(stage));
}

/** Names on GitHub do not mind their case. */
function unique(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function refuse(name: string, value: string, allowed: string): never {
  const shown = JSON.stringify(value.length > 120 ? `${value.slice(0, 120)}…` : value);
  throw new ActionError('E_INPUT', `Input \`${name}\` is ${shown}; allowed: ${allowed}.`);
}
