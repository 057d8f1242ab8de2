import type { Person } from '../consumer/people.ts';
import type { SeenPullRequest } from '../consumer/person-api.ts';
import type { Pushed, PushedTag, TagRequest } from '../consumer/working-copy.ts';
import type { WorkflowRun } from '../runner/act.ts';
import { describeRun, deliver, type Stage } from './stage.ts';

export const overlayOf = (environment: string): string => `.gitops/overlays/${environment}`;
export const overlayFileOf = (environment: string): string =>
  `${overlayOf(environment)}/kustomization.yaml`;

const NONE = '0'.repeat(40);

/** A tag and the run that released it. */
export interface ReleasedTag {
  readonly tag: PushedTag & { readonly name: string };
  readonly run: WorkflowRun;
}

/** A pull request from opening to merging, by two people. */
export async function mergeByPullRequest(
  { sandbox: { consumer }, view, tell }: Stage,
  pull: { readonly head: string; readonly base: string; readonly title: string },
): Promise<Pushed & { readonly number: number }> {
  const { alice, bob, people } = consumer;
  const before = await view.head(pull.base);
  const number = await people.open(alice, pull);
  await people.approve(bob, number);
  const after = await people.merge(alice, number);
  tell(`#${String(number)} ${pull.head} → ${pull.base}, approved by bob, merged by alice`);
  return { ref: `refs/heads/${pull.base}`, before, after, number };
}

/** A pull request that is there already, reviewed and merged by people. */
export async function reviewAndMerge(
  { sandbox: { consumer }, view, tell }: Stage,
  pull: Pick<SeenPullRequest, 'number' | 'base'>,
): Promise<Pushed> {
  const before = await view.head(pull.base.ref);
  await consumer.people.approve(consumer.bob, pull.number);
  const after = await consumer.people.merge(consumer.alice, pull.number);
  tell(`bob approves #${String(pull.number)}, alice merges it into ${pull.base.ref}`);
  return { ref: `refs/heads/${pull.base.ref}`, before, after };
}

/** Makes and pushes a tag; signed by alice unless told otherwise. */
export async function pushTag(
  { sandbox: { consumer }, tell }: Stage,
  tag: Pick<TagRequest, 'name' | 'commit'> & Partial<TagRequest>,
): Promise<PushedTag> {
  const author: Person = tag.author ?? consumer.alice;
  const message = tag.message ?? `Release ${tag.name}`;
  const pushed = await consumer.tag({ kind: 'signed', ...tag, author, message });
  tell(`${author.login} tags ${tag.commit.slice(0, 10)} as ${tag.name} (${tag.kind ?? 'signed'})`);
  return pushed;
}

/** Delivers the push of a tag. */
export function deliverTag(stage: Stage, tag: PushedTag): Promise<WorkflowRun> {
  return deliver(stage, tagEvent(tag));
}

/** Delivers several pushes at the same moment. */
export async function deliverTogether(
  { sandbox, tell }: Stage,
  tags: readonly PushedTag[],
): Promise<readonly WorkflowRun[]> {
  const runs = await Promise.all(tags.map((tag) => sandbox.runPush(tagEvent(tag))));
  for (const run of runs) tell(describeRun(run));
  return runs;
}

function tagEvent(tag: PushedTag): Pushed & { readonly tagObject?: string } {
  const tagObject = tag.object === tag.commit ? {} : { tagObject: tag.object };
  return { ref: tag.ref, before: NONE, after: tag.commit, ...tagObject };
}

/** Production pull requests, newest first; with a tag only that tag's. */
export async function promotions(
  { sandbox: { consumer } }: Stage,
  tag?: string,
): Promise<readonly SeenPullRequest[]> {
  const all = await consumer.people.list(consumer.alice);
  const branch = `promote/prod/${tag ?? ''}`;
  return all.filter(({ head }) =>
    tag === undefined ? head.ref.startsWith(branch) : head.ref === branch,
  );
}

/** A change that people make on `dev` and carry to `staging`, both deployed by the pipeline. */
export async function throughStaging(
  stage: Stage,
  title: string,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly source: string; readonly run: WorkflowRun }> {
  const { consumer } = stage.sandbox;
  await consumer.publish({
    branch: 'dev',
    author: consumer.alice,
    sign: true,
    message: title,
    files,
  });
  const merged = await mergeByPullRequest(stage, { head: 'dev', base: 'staging', title });
  return { source: merged.after, run: await deliver(stage, merged) };
}

/** `sha256:…` that an overlay names at a commit, or nothing. */
export async function digestIn(
  { view }: Stage,
  commit: string,
  environment: string,
): Promise<string> {
  const overlay = await view.file(commit, overlayFileOf(environment));
  return /digest: "?(sha256:[0-9a-f]{64})/.exec(overlay)?.[1] ?? '';
}
