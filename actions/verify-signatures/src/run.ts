import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import type { ImageScalarsOnly } from '@gitops-actions/shared/promotion/bump-content.ts';
import { sourceCommit } from '@gitops-actions/shared/promotion/source-commit.ts';
import type { JudgedEvent } from './event.ts';
import type { Inputs } from './inputs.ts';
import { remember, type AskedCommit } from './asked-commits.ts';
import { describeGitHub } from './github-report.ts';
import type { GitHubSide } from './github-opinion.ts';
import { judgeRange, type JudgeRangeOptions } from './judge-range.ts';
import { judgeTag, type JudgedTag } from './judge-tag.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { freshOf } from './fresh-commits.ts';
import { hintLines, mendHints } from './mend-hints.ts';
import { noticesOf } from './notices.ts';
import { policyEditors } from './policy-editors.ts';
import type { PolicyAtCommit } from './policy-at-commit.ts';
import type { PolicyLine } from './policy-lines.ts';
import { readPolicy, refOf } from './read-policy.ts';
import { sarifOf } from './sarif.ts';
import { describe, evidenceOf, failureOf, outputsOf, type Verdict } from './report.ts';
import { summaryOf } from './summary.ts';

export interface Deps {
  readonly event: JudgedEvent;
  /** What the event calls the default branch. */
  readonly defaultBranch: string | undefined;
  /** Opens the repository; the names given must be in it, or it is completed if that can be done. */
  open(wanted: readonly string[]): Promise<Repository>;
  readonly loadBumpCheck: () => Promise<ImageScalarsOnly>;
  /** Asked for only where `github-check` wants GitHub's own verdict. */
  readonly connect: () => Promise<GitHubSide>;
  /** `https://server/owner/name` */
  readonly repositoryUri: string;
  /** Writes a report for later steps. @returns its path */
  readonly writeReport: (text: string) => Promise<string>;
  readonly log: Log;
}

/** Offenders in the log; the output and the summary have their own bounds. */
const MAX_LOGGED = 1_000;

/**
 * Judges everything between the trust root and the head, and the tag where there is one, by the policy
 * on the default branch.
 */
export async function run(inputs: Inputs, deps: Deps): Promise<ActionResult> {
  const policyRef = inputs.policyRef ?? refOf(deps.defaultBranch);
  const names = [deps.event.head, policyRef, inputs.base];
  const repository = await deps.open(names.filter((name) => name !== undefined));
  try {
    const asked: AskedCommit[] = [];
    const observe = inputs.githubCheck === 'off' ? undefined : remember(asked);
    const ours = await judge(inputs, deps, repository, policyRef, observe);
    const verdict = await withSecondOpinion(ours, asked, inputs, deps);
    for (const finding of verdict.findings.slice(0, MAX_LOGGED)) deps.log.info(describe(finding));
    for (const hint of mendHints(verdict)) deps.log.info(`${hint.code}: ${hintLines(hint)}`);
    const failure = failureOf(verdict);
    const lineOf = await linesOf(verdict, repository);
    const sarif = await deps.writeReport(sarifOf(verdict, deps.repositoryUri, lineOf));
    return {
      outcome: failure === undefined ? 'success' : 'failed',
      outputs: outputsOf(verdict, sarif),
      images: [],
      evidence: evidenceOf(verdict),
      summary: summaryOf(verdict),
      notices: noticesOf(verdict, lineOf),
      ...(failure && { failure }),
      enforce: inputs.enforce,
    };
  } finally {
    await repository.remove();
  }
}

const NOTHING_JUDGED = {
  commits: 0,
  signers: [],
  newest: [],
  fresh: [],
  freshBy: 'age',
  sourceChanged: true,
} as const;

async function judge(
  inputs: Inputs,
  deps: Deps,
  repository: Repository,
  givenRef: string | undefined,
  observe: JudgeRangeOptions['observe'],
): Promise<Verdict> {
  const { event, loadBumpCheck } = deps;
  const { objects } = repository;
  const { policy, policyCommit, policyBranch } = await readPolicy(
    inputs,
    deps,
    repository,
    givenRef,
  );
  const { signing } = policy;
  const keyring = createKeyring(signing, policy.origin);
  const tag = await tagOf(event, repository, policy, keyring);
  const branch = event.branch ?? policyBranch;
  const found = {
    branch,
    policy: { path: inputs.policy, commit: policyCommit, blob: policy.blob },
    mend: {
      path: inputs.policy,
      branch: policyBranch,
      editors: policyEditors(signing, inputs.policy, policyBranch),
      trustRoot: signing.trustRoot,
    },
    ...(tag && { tag }),
  };
  const head = tag === undefined ? await resolveOrRefuse(repository, event.head) : tag.commit;
  if (head === undefined) {
    // A tag that leads to no commit: it is refused, and there is nothing else to judge.
    const findings = tag?.findings ?? [];
    const base = inputs.base ?? signing.trustRoot;
    return { ...found, ...NOTHING_JUDGED, base, findings };
  }
  const range = await judgeRange(head, {
    objects,
    repository,
    signing,
    registries: policy.registries,
    keyring,
    branch,
    loadBumpCheck,
    observe,
    base: inputs.base,
    allowEmpty: inputs.allowEmpty,
    policyCommit,
    policyBranch,
    policyPath: inputs.policy,
  });
  const overlays = signing.pipeline?.overlays ?? [];
  const source = await sourceCommit(objects, head, overlays);
  return {
    ...found,
    head,
    ...range,
    ...(await freshOf(range.newest, head, event.since, objects)),
    findings: [...(tag?.findings ?? []), ...range.findings],
    sourceCommit: source,
    sourceChanged: await sourceChanged(repository, event.before, overlays, source),
  };
}

/** Where the policy's entries stand; nobody asks where nothing is refused. */
async function linesOf(
  { findings, policy }: Verdict,
  { objects }: Repository,
): Promise<PolicyLine> {
  if (findings.length === 0) return () => 1;
  const { policyLines } = await import('./policy-lines.ts');
  return policyLines(objects, policy);
}

/** The verdict with GitHub's beside it, where `github-check` asks for that. */
async function withSecondOpinion(
  verdict: Verdict,
  asked: readonly AskedCommit[],
  { githubCheck }: Inputs,
  { connect, log }: Deps,
): Promise<Verdict> {
  if (githubCheck === 'off') return verdict;
  const { checkGitHub } = await import('./github-check.ts');
  const github = await checkGitHub(githubCheck, { ...verdict, asked }, connect);
  const warning = describeGitHub(github);
  if (warning !== undefined) log.warning(warning);
  return { ...verdict, github, findings: [...verdict.findings, ...github.findings] };
}

/** @throws `E_REF` when there is no such tag */
async function tagOf(
  event: JudgedEvent,
  repository: Repository,
  { signing }: PolicyAtCommit,
  keyring: Keyring,
): Promise<JudgedTag | undefined> {
  if (event.tag === undefined) return undefined;
  const tag = await judgeTag(event.tag, { repository, signing, keyring });
  if (tag !== undefined) return tag;
  throw new ActionError('E_REF', `The repository has no tag ${event.tag}.`, {
    hint: 'Check out with `fetch-depth: 0`, which brings tags, or give this action a `token`.',
  });
}

async function resolveOrRefuse(repository: Repository, name: string): Promise<string> {
  const oid = await repository.resolve(name);
  if (oid !== undefined) return oid;
  throw new ActionError('E_REF', `The head \`${name}\` is no commit of the repository.`);
}

/** Whether a push brought source; for everything that is not such a push, `true`. */
async function sourceChanged(
  { objects }: Repository,
  before: string | undefined,
  overlays: readonly string[],
  source: string,
): Promise<boolean> {
  if (before === undefined || !(await objects.commits([before])).has(before)) return true;
  return (await sourceCommit(objects, before, overlays)) !== source;
}
