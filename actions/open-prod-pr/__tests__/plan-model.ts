/**
 * A model of a repository that knows by construction what the rules have to find out: which commits
 * are the pipeline's, what each of them deployed, and which source a commit is made of. It shares no
 * code with the rules and has its own three-way merge.
 */

/** What a tree holds: paths of sources, and `staging:web` for an `images` entry of an overlay. */
export type Slots = ReadonlyMap<string, string>;

export interface ModelCommit {
  readonly oid: string;
  readonly parents: readonly ModelCommit[];
  readonly slots: Slots;
  /** The commit that its images are made of. */
  readonly source: ModelCommit | undefined;
  /** By the pipeline itself, and nothing else in it. */
  readonly genuine: boolean;
  readonly rollsBack: boolean;
  /** The source commits that it truly says it deploys, for this repository. */
  readonly deploys: string | undefined;
}

export interface Merge {
  readonly slots: Slots;
  readonly conflicts: readonly string[];
}

export function isOverlay(slot: string): boolean {
  return slot.includes(':');
}

export function isTrust(slot: string): boolean {
  return slot.startsWith('.github/');
}

/** From the head down. */
export function firstParents(head: ModelCommit): readonly ModelCommit[] {
  const chain = [head];
  for (let at = head.parents[0]; at !== undefined; at = at.parents[0]) chain.push(at);
  return chain;
}

const known = new WeakMap<ModelCommit, ReadonlySet<ModelCommit>>();

/** The commit and everything it descends from. */
export function ancestors(commit: ModelCommit): ReadonlySet<ModelCommit> {
  const cached = known.get(commit);
  if (cached !== undefined) return cached;
  const all = new Set([commit]);
  for (const parent of commit.parents) for (const one of ancestors(parent)) all.add(one);
  known.set(commit, all);
  return all;
}

/** The merge of two commits; `undefined` where it depends on how criss-cross histories are resolved. */
export function merge(ours: ModelCommit, theirs: ModelCommit): Merge | undefined {
  const common = [...ancestors(ours)].filter((one) => ancestors(theirs).has(one));
  const bases = common.filter(
    (one) => !common.some((other) => other !== one && ancestors(other).has(one)),
  );
  const [first, second, third] = bases;
  if (first === undefined || third !== undefined) return undefined;
  const virtual =
    second === undefined ? { slots: first.slots, conflicts: [] } : merge(first, second);
  if (virtual === undefined) return undefined;
  const slots = new Map<string, string>();
  const conflicts: string[] = [];
  for (const slot of new Set([...ours.slots.keys(), ...theirs.slots.keys()])) {
    const [base, mine, other] = [virtual.slots, ours.slots, theirs.slots].map((side) =>
      side.get(slot),
    );
    const value = mine === other || other === base ? mine : mine === base ? other : undefined;
    if (mine !== other && virtual.conflicts.includes(slot)) return undefined;
    if (value === undefined) conflicts.push(slot);
    slots.set(slot, value ?? `${mine ?? ''}!${other ?? ''}`);
  }
  return { slots, conflicts };
}

export interface Question {
  readonly tagged: ModelCommit;
  readonly version: readonly [number, number, number];
  readonly hotfix: boolean;
  readonly main: ModelCommit;
  readonly staging: ModelCommit;
  readonly denied: string;
}

export interface Answer {
  readonly kind: 'promotion' | 'hotfix';
  /** `undefined`: not known to the model. */
  readonly codes: readonly string[] | undefined;
  /** `staging-<source>@<digest>` by name. */
  readonly images: ReadonlyMap<string, string>;
  readonly merged: Merge | undefined;
}

export const NAMES = ['web', 'api'] as const;

/** What the rules should say. */
export function expected(question: Question): Answer {
  const { tagged, main, hotfix, denied } = question;
  const source = tagged.source?.oid ?? '';
  const lives = NAMES.map((name) => ({ name, ...lifeOf(question.staging, source, name) }));
  const run = lives.filter(({ recorded }) => recorded.length > 0);
  const kind = run.length === 0 && hotfix ? 'hotfix' : 'promotion';
  const images = new Map(run.map(({ name, recorded }) => [name, recorded.at(-1) ?? '']));
  const mismatch = run.some(({ recorded }) => new Set(recorded).size > 1);

  const codes = [...versionCodes(question, images, mismatch)];
  if (kind === 'promotion') {
    if (run.length === 0) codes.push('E_PROMOTE_NOT_IN_STAGING');
    if (mismatch) codes.push('E_PROMOTE_MISMATCH');
    if (run.some(({ removed }) => removed)) codes.push('E_PROMOTE_ROLLED_BACK');
    if ([...images.values()].some((image) => image.endsWith(`@${denied}`))) {
      codes.push('E_PROMOTE_DENIED');
    }
  }
  const merged = merge(main, tagged);
  if (merged === undefined) return { kind, codes: undefined, images, merged };
  const changed = (slot: string): boolean => merged.slots.get(slot) !== main.slots.get(slot);
  const beside = kind === 'hotfix' && !ancestors(tagged).has(main);
  if (!beside && merged.conflicts.length > 0) codes.push('E_PROMOTE_CONFLICT');
  const lost = [...merged.slots].some(
    ([slot, value]) =>
      !isOverlay(slot) &&
      !isTrust(slot) &&
      !merged.conflicts.includes(slot) &&
      tagged.slots.get(slot) !== value,
  );
  if (beside || lost) codes.push('E_PROMOTE_LOSES_HOTFIX');
  if ([...merged.slots.keys()].some((slot) => isTrust(slot) && changed(slot))) {
    codes.push('E_PROMOTE_TRUST_PATH');
  }
  const foreign = NAMES.some((name) => changed(`prod:${name}`) && !images.has(name));
  if (merged.conflicts.length === 0 && foreign) codes.push('E_PROMOTE_NOT_IN_STAGING');
  return { kind, codes: [...new Set(codes)].sort(), images, merged };
}

function* versionCodes(
  { main, version }: Question,
  images: ReadonlyMap<string, string>,
  mismatch: boolean,
): Generator<string> {
  const deployed = NAMES.map((name) => [name, main.slots.get(`prod:${name}`) ?? ''] as const);
  const order = (parts: readonly number[]): number =>
    parts.reduce((sum, part) => sum * 1000 + part, 0);
  const numbers = deployed.flatMap(([, value]) => {
    const match = /^v(\d+)\.(\d+)\.(\d+)@/.exec(value);
    return match === null ? [] : [order(match.slice(1).map(Number))];
  });
  if (numbers.length === 0) return;
  const now = order(version);
  if (now < Math.max(...numbers)) yield 'E_DOWNGRADE';
  else if (!mismatch) {
    const other = deployed.some(([name, value]) => {
      const image = images.get(name);
      const [tag, pinned] = value.split('@');
      return (
        image !== undefined && tag === `v${version.join('.')}` && pinned !== image.split('@')[1]
      );
    });
    if (other) yield 'E_TAG_EXISTS';
  }
}

/** What the pipeline recorded of a source for one name, in order, and whether it was taken away. */
function lifeOf(
  staging: ModelCommit,
  source: string,
  name: string,
): { readonly recorded: readonly string[]; readonly removed: boolean } {
  const slot = `staging:${name}`;
  const steps = firstParents(staging)
    .map((commit) => ({
      commit,
      was: commit.parents[0]?.slots.get(slot),
      now: commit.slots.get(slot),
    }))
    .filter(({ was, now }) => was !== now)
    .reverse();
  const recorded = steps.flatMap(({ commit, now }) =>
    commit.genuine && commit.deploys === source && now?.startsWith(`staging-${source}@`) === true
      ? [now]
      : [],
  );
  const last = recorded.at(-1);
  const begin = steps.findLastIndex(({ commit, now }) => commit.genuine && now === last);
  const removed = steps
    .slice(begin + 1)
    .some(
      ({ commit, was, now }) =>
        was === last && now !== last && !(commit.genuine && !commit.rollsBack),
    );
  return { recorded, removed: last !== undefined && removed };
}
