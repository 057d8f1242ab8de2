import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { editImages } from '@gitops-actions/shared/kustomize/edit-images.ts';
import { imageEntries, type ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { matchEntry } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { PipelinePolicy } from '@gitops-actions/shared/policy/policy.ts';
import { bumpFaults, type BumpSource } from '@gitops-actions/shared/promotion/bump-faults.ts';
import { parseSourceTag } from '@gitops-actions/shared/promotion/tag-strategy.ts';
import type {
  BumpPlan,
  OverlayFile,
  PlannedFile,
  PlannedImage,
  RollbackFacts,
} from '../bump-plan.ts';
import { heldEntries } from '@gitops-actions/shared/promotion/held-entries.ts';
import type { ImageRule } from '../image-rules.ts';
import { overlayTimeline, type EntryValue, type TimelineStep } from './overlay-timeline.ts';
import {
  rollbackCandidates,
  type Candidate,
  type EntryRollback,
  type RollbackTo,
} from './rollback-candidates.ts';

/** Which rollback is wanted. */
export interface RollbackRequest {
  readonly to: RollbackTo;
  /** Act only on what runs one of these digests. */
  readonly digests: ReadonlySet<string> | undefined;
  /** This run, without its attempt: a rollback that it wrote is the one that is wanted. */
  readonly run: string;
  /** `owner/name` of the repository of the run: the source, for a bump that names none. */
  readonly source: string;
  /** `repository@branch`, for messages. */
  readonly where: string;
}

export interface RollbackRules {
  readonly objects: GitObjects;
  readonly head: string;
  readonly pipeline: PipelinePolicy;
  readonly denyDigests: readonly string[];
  /** Why an image may not stand in an overlay, by the repository that it was made in. */
  fault(source: string, ...of: Parameters<ImageRule>): ReturnType<ImageRule>;
  /** Whether an overlay (a directory) lies beside its source, so that a bump that names none is of it. */
  isBeside(overlay: string): boolean;
  /** `YYYY-MM-DD`, by which holds expire. */
  readonly today: string;
  signatures: BumpSource['signatures'];
  /** Whether the registry still has `repository@digest`; `undefined` when it is not asked. */
  readonly exists: ((image: string) => Promise<boolean>) | undefined;
}

type Chosen = EntryRollback & Candidate & { /** `owner/name` */ readonly source: string };

/** Values of one entry that are looked at, and refused, before it is given up. */
const MAX_CANDIDATES = 20;

/**
 * Finds the earlier values in the overlays' own history and edits the files in memory.
 *
 * @throws `E_INPUT` for images of several source repositories; `E_NOTHING_TO_ROLL_BACK` with what was
 *   found and why it does not count; `E_PROMOTE_DENIED`,
 *   `E_IMAGE_MISSING` for a value that was asked for by its tag or commit; `E_YAML_*`; what `fault` makes
 */
export async function planRollback(
  overlays: readonly OverlayFile[],
  request: RollbackRequest,
  rules: RollbackRules,
): Promise<BumpPlan> {
  const images: PlannedImage[] = [];
  const files: PlannedFile[] = [];
  const targets = new Set<string>();
  const sources = new Set<string>();
  const takenBack: RollbackFacts['takenBack'][number][] = [];
  const nowhere: string[] = [];
  let found = false;
  let lacking = false;
  for (const { path, bytes } of overlays) {
    const timeline = await overlayTimeline(rules.objects, rules.head, path);
    if (await isDone(timeline, request, rules)) {
      found = true;
      continue;
    }
    const rollbacks = rollbackCandidates(timeline, request.to, request.digests);
    const edits = [];
    const read = readKustomization(bytes, path);
    const entries = imageEntries(read, path);
    const held = heldEntries(read, path, rules.today);
    for (const rollback of rollbacks) {
      const asked = `${path}: \`${rollback.name}\``;
      const at = { overlay: path, entry: indexOf(entries, rollback.name) };
      if (isThere(rollback, request)) {
        found = true;
        images.push(planned(at, rollback, rollback.current, rollback.deployedBy, 'unchanged'));
        continue;
      }
      const chosen = await choose(rollback, path, request, rules, (why) => {
        nowhere.push(`${asked}: ${why}`);
      });
      if (chosen === undefined) {
        lacking = true;
        if (rollback.candidates.length === 0) nowhere.push(`${asked}: no earlier value`);
        continue;
      }
      const entry = matchEntry(entries, { name: rollback.name, repository: undefined }, path);
      const { value, step, source } = chosen;
      found = true;
      const expired = held.pass(entry.index, rollback.name);
      targets.add(step.oid);
      if (![...sources].some((known) => isSameRepository(known, source))) sources.add(source);
      takenBack.push(taken(path, rollback));
      const image = planned(at, rollback, value, step, 'changed');
      images.push(expired === undefined ? image : { ...image, note: expired });
      edits.push({ index: entry.index, newTag: value.tag, digest: value.digest });
    }
    const after = editImages(read, edits, path);
    if (after !== bytes) files.push({ path, before: bytes, after });
  }
  // Half of a rollback would leave the other half broken, and look like all of it.
  if (lacking || (!found && request.digests === undefined)) {
    throw nothingToRollBack(request, nowhere);
  }
  if (sources.size > 1) throw severalSources([...sources]);
  return { images, files, rollback: { targets: [...targets], sources: [...sources], takenBack } };
}

/**
 * Whether an earlier attempt of this very run, or another of its jobs, has done what is asked for.
 * Anybody can name the run in a message, so only a verified bump says so.
 */
async function isDone(
  timeline: readonly TimelineStep[],
  { run, digests }: RollbackRequest,
  rules: RollbackRules,
): Promise<boolean> {
  const ours = timeline.filter(({ trailers: { rollsBack, sourceRun, takenBackImages } }) => {
    if (!rollsBack || sourceRun !== run) return false;
    return (
      digests === undefined ||
      takenBackImages.some((image) => digests.has(image.slice(image.indexOf('@') + 1)))
    );
  });
  const faults = await bumpFaults(rules, ours);
  return ours.some(({ oid }) => !faults.has(oid));
}

/** Whether an entry has what was asked for by its tag or commit. */
function isThere({ current, candidates }: EntryRollback, { to }: RollbackRequest): boolean {
  switch (to.kind) {
    case 'previous':
      return false;
    case 'tag':
      return current.tag === to.tag;
    case 'commit':
      return candidates.some(
        ({ value }) => value.digest === current.digest && value.tag === current.tag,
      );
  }
}

/** The best value that a verified bump wrote, that the policy allows and the registry still has. */
async function choose(
  rollback: EntryRollback,
  file: string,
  request: RollbackRequest,
  rules: RollbackRules,
  refused: (why: string) => void,
): Promise<Chosen | undefined> {
  const { to } = request;
  const candidates = rollback.candidates.slice(0, MAX_CANDIDATES);
  const faults = await bumpFaults(
    rules,
    candidates.map(({ step }) => step),
  );
  const forbidden: ActionError[] = [];
  for (const { step, value } of candidates) {
    const image = `${value.repository}@${value.digest}`;
    const said = `${value.tag} by ${step.oid}`;
    const fault = faults.get(step.oid);
    if (fault !== undefined) {
      refused(`${said} is no verified bump: ${fault}`);
      continue;
    }
    // What is asked for comes back; what it was made of stands in the bump, not in this run.
    const overlay = directoryOf(file);
    const source =
      step.trailers.sourceRepository ?? (rules.isBeside(overlay) ? request.source : undefined);
    if (source === undefined) {
      refused(`${said} does not name the one repository that it was made in`);
      continue;
    }
    const rule = rules.fault(source, overlay, value.repository);
    if (rule !== undefined) {
      if (to.kind !== 'previous') throw rule;
      forbidden.push(rule);
      refused(`${said}: ${rule.message}`);
      continue;
    }
    if (rules.denyDigests.includes(value.digest)) {
      const why = `${value.tag} (${value.digest}) is in the policy’s \`deny-digests\``;
      if (to.kind !== 'previous') throw new ActionError('E_PROMOTE_DENIED', `${why}.`);
      refused(why);
      continue;
    }
    if (rules.exists !== undefined && !(await rules.exists(image))) {
      const why = `the registry no longer has ${image} (${value.tag})`;
      if (to.kind !== 'previous') throw new ActionError('E_IMAGE_MISSING', `${why}.`);
      refused(why);
      continue;
    }
    return { ...rollback, step, value, source };
  }
  // Where the policy alone is in the way, its own error says how to allow it.
  const [rule] = forbidden;
  if (rule !== undefined && forbidden.length === candidates.length) throw rule;
  return undefined;
}

function indexOf(entries: readonly ImageNode[], name: string): number {
  return entries.findIndex(({ fields }) => fields.name?.value === name);
}

function planned(
  at: Pick<PlannedImage, 'overlay' | 'entry'>,
  { name, current }: EntryRollback,
  value: EntryValue,
  step: TimelineStep,
  status: PlannedImage['status'],
): PlannedImage {
  const { repository, tag, digest } = value;
  return {
    ...at,
    image: {
      ...{ name, repository, tag, digest, line: `${name}=${repository}:${tag}@${digest}` },
      sourceCommit: sourceOf(value, step),
    },
    ...{ oldTag: current.tag, oldDigest: current.digest, status },
  };
}

function taken(
  overlay: string,
  { name, current, deployedBy }: EntryRollback,
): RollbackFacts['takenBack'][number] {
  const sourceCommit = sourceOf(current, deployedBy);
  return {
    ...{ overlay, commit: deployedBy.oid, name, digest: current.digest },
    ...(sourceCommit !== undefined && { sourceCommit }),
  };
}

function sourceOf({ tag }: EntryValue, { trailers }: TimelineStep): string | undefined {
  const [recorded, other] = trailers.sourceCommits;
  return parseSourceTag(tag)?.commit ?? (other === undefined ? recorded : undefined);
}

/** A commit that names two sources names none to those who read it later. */
function severalSources(sources: readonly string[]): ActionError {
  return new ActionError(
    'E_INPUT',
    `What would come back was made in several repositories (${sources.join(', ')}), and one commit names one.`,
    {
      hint: 'Roll back one source at a time: name fewer `overlays`, or the image by `failed-digest`.',
    },
  );
}

/** Reasons named in a message. */
const MAX_NAMED = 5;

function nothingToRollBack(
  { to, where }: RollbackRequest,
  reasons: readonly string[],
): ActionError {
  const wanted =
    to.kind === 'previous'
      ? 'an earlier image'
      : to.kind === 'tag'
        ? `the tag ${JSON.stringify(to.tag)}`
        : `a bump ${to.oid}`;
  const named = reasons.slice(0, MAX_NAMED).join('; ');
  const more = reasons.length > MAX_NAMED ? `; … (${reasons.length} in all)` : '';
  const why = named === '' ? 'its history has none' : `${named}${more}`;
  return new ActionError(
    'E_NOTHING_TO_ROLL_BACK',
    `The overlay on ${where} has no ${wanted.replace(/^an? /, '')} to go back to: ${why}.`,
  );
}
