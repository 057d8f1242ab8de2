import { expect } from '@jest/globals';
import type { Files } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { Release } from '../src/release.ts';
import {
  ancestors,
  expected,
  firstParents,
  isOverlay,
  isTrust,
  merge,
  NAMES,
  type Answer,
  type ModelCommit,
  type Slots,
} from './plan-model.ts';
import {
  APP_AUTHOR,
  codesOf,
  digest,
  kustomization,
  PROD,
  REPOSITORY,
  STAGING,
  type World,
} from './plan-world.ts';

/** One random deed; `x` and `y` choose its details. */
export interface Deed {
  readonly does: (typeof DEEDS)[number];
  readonly x: number;
  readonly y: number;
}

/** What happens more often stands here more often. */
export const DEEDS = [
  ...['deploy', 'deploy', 'deploy', 'release', 'release', 'release'],
  ...['source', 'source', 'up', 'up', 'bump', 'bump', 'back', 'hotfix', 'hotfix'],
  ...['forge', 'forge', 'rollback', 'revert', 'write', 'pick', 'tag', 'tag', 'rewind', 'smuggle'],
] as const;

export interface Tally {
  plans: number;
  accepted: number;
  /** The model could not tell either. */
  unknown: number;
  readonly codes: Map<string, number>;
}

type Branch = 'dev' | 'staging' | 'main';

const BRANCHES: readonly Branch[] = ['dev', 'staging', 'main'];
const DENIED = digest('bad');
const FORGERIES = ['email', 'signature', 'content', 'commit', 'repository', 'merge'] as const;

/** Does deeds on a real repository and on the model of it, and holds every plan against the model. */
export class History {
  private readonly world: World;
  private readonly tally: Tally;
  private readonly heads: Record<Branch, ModelCommit>;
  /** Earlier content of an edited file. */
  private readonly lineage = new Map<string, string>();
  private readonly all: ModelCommit[] = [];
  private count = 0;

  constructor(world: World, tally: Tally) {
    this.world = world;
    this.tally = tally;
    const slots = new Map([
      ['src/shared', '0'],
      ['.github/trust', '0'],
      ['staging:web', 'unreleased'],
      ['staging:api', 'unreleased'],
      ['prod:web', 'unreleased'],
      ['prod:api', 'unreleased'],
    ]);
    const root = this.commit([], slots);
    this.heads = { dev: root, staging: root, main: root };
  }

  async do({ does, x, y }: Deed): Promise<void> {
    switch (does) {
      case 'source':
        this.edit(pick(BRANCHES, x), y);
        return;
      case 'deploy':
        this.edit('dev', y);
        if (this.up('dev', 'staging')) this.bump(x);
        return;
      case 'up':
        this.up('dev', 'staging');
        return;
      case 'bump':
        this.bump(x);
        return;
      case 'back':
        this.up('main', x % 3 === 0 ? 'staging' : 'dev');
        return;
      case 'hotfix':
        this.edit('main', y);
        await this.release(this.heads.main, x, true);
        return;
      case 'forge':
        this.forge(pick(FORGERIES, x), y);
        return;
      case 'rollback':
        this.restore(x, true);
        return;
      case 'revert':
        this.restore(x, false);
        return;
      case 'write': {
        const value = `staging-${this.sourceOf(this.heads.staging)}@${digest('ee')}`;
        this.advance('staging', { [`staging:${pick(NAMES, x)}`]: value });
        return;
      }
      case 'pick':
        this.cherryPick(pick(BRANCHES, x), pick(BRANCHES, y), x);
        return;
      case 'release':
        await this.release(this.heads.staging, x, false);
        return;
      case 'tag':
        await this.release(pick(this.all, x * 31 + y), x, y % 3 === 0);
        return;
      case 'rewind': {
        const [parent] = this.heads.staging.parents;
        if (parent !== undefined) this.heads.staging = parent;
        return;
      }
      case 'smuggle':
        await this.smuggle(x, y);
        return;
    }
  }

  /** Somebody writes into production's overlay on the way to staging. */
  private async smuggle(x: number, y: number): Promise<void> {
    this.advance(pick(['dev', 'staging'], x), {
      [`prod:${pick(NAMES, y)}`]: `v9.9.9@${digest('e1')}`,
    });
    if (x % 2 === 1) return;
    this.edit('dev', 0);
    if (!this.up('dev', 'staging')) return;
    // One application only: the release does not speak of the other.
    this.bump(3);
    await this.release(this.heads.staging, 1, false);
  }

  private sourceOf(commit: ModelCommit): string {
    return commit.source?.oid ?? '';
  }

  /** A source commit: a new file, an edit of the shared one, or of one that gates stand on. */
  private edit(branch: Branch, y: number): void {
    this.count += 1;
    const fresh = `${this.count}`;
    const kind = y % 7;
    const slot = kind < 4 ? `src/f${fresh}` : kind < 6 ? 'src/shared' : '.github/trust';
    this.lineage.set(fresh, this.heads[branch].slots.get(slot) ?? '');
    this.advance(branch, { [slot]: fresh });
  }

  private up(from: Branch, to: Branch): boolean {
    const [ours, theirs] = [this.heads[to], this.heads[from]];
    if (ancestors(ours).has(theirs)) return false;
    const merged = merge(ours, theirs);
    if (merged === undefined || merged.conflicts.length > 0) return false;
    this.heads[to] = this.commit([ours, theirs], merged.slots);
    return true;
  }

  /** The pipeline deploys the source of staging's head, seldom another build of it, seldom an older one. */
  private bump(x: number): void {
    const { staging } = this.heads;
    const chain = firstParents(staging);
    const of = this.sourceOf(x % 11 === 0 ? pick(chain, x >> 3) : staging);
    const build = x % 13 === 0 ? '2' : '1';
    const names = x % 3 === 0 ? [pick(NAMES, x >> 2)] : NAMES;
    this.deploy(this.imagesOf(of, names, build, x), of, {});
  }

  private imagesOf(
    of: string,
    names: readonly string[],
    build: string,
    x: number,
  ): Readonly<Record<string, string>> {
    return Object.fromEntries(
      names.map((name) => {
        const bad = x % 17 === 0 && name === 'web';
        const pinned = bad
          ? DENIED
          : digest(`${name === 'web' ? 'a' : 'b'}${build}${of.slice(0, 14)}`);
        return [`staging:${name}`, `staging-${of}@${pinned}`];
      }),
    );
  }

  private deploy(
    changes: Readonly<Record<string, string>>,
    of: string,
    how: { forged?: (typeof FORGERIES)[number]; rollsBack?: string },
  ): void {
    const { staging } = this.heads;
    const { forged, rollsBack } = how;
    const all = {
      ...changes,
      ...(forged === 'content' && { 'staging:note': `${this.all.length}` }),
    };
    const slots = new Map([...staging.slots, ...Object.entries(all)]);
    if (same(slots, staging.slots)) return;
    if (forged === 'merge') {
      const merged = ancestors(staging).has(this.heads.dev)
        ? undefined
        : merge(staging, this.heads.dev);
      if (merged === undefined || merged.conflicts.length > 0) return;
      const both = new Map([...merged.slots, ...Object.entries(all)]);
      this.heads.staging = this.commit([staging, this.heads.dev], both, { of, author: APP_AUTHOR });
      return;
    }
    const oid = this.world.bump({
      parent: staging.oid,
      files: files(staging.slots, slots),
      of: forged === 'commit' ? '0'.repeat(40) : of,
      ...(rollsBack !== undefined && { rollsBack }),
      ...(forged === 'email' && { author: 'acme-gitops[bot] <mallory@evil.test>' }),
      ...(forged === 'repository' && { repository: 'mallory/warehouse-network' }),
      signed: forged !== 'signature',
    });
    // A bump of another source, or for another repository, is the pipeline's; it only records nothing.
    const genuine = forged === undefined || forged === 'commit' || forged === 'repository';
    this.heads.staging = this.add({
      oid,
      parents: [staging],
      slots,
      source: staging.source,
      genuine,
      rollsBack: rollsBack !== undefined,
      deploys: forged === undefined ? of : undefined,
    });
  }

  private forge(how: (typeof FORGERIES)[number], y: number): void {
    const of = this.sourceOf(this.heads.staging);
    const build = y % 2 === 0 ? '1' : '3';
    this.deploy(this.imagesOf(of, NAMES, build, 1), of, { forged: how });
  }

  /** Brings back what the overlay said before, by the pipeline or by hand. */
  private restore(x: number, byPipeline: boolean): void {
    const earlier = firstParents(this.heads.staging)
      .map(({ slots }) => slots)
      .filter((slots) => NAMES.some((name) => !equal(slots, this.heads.staging.slots, name)));
    if (earlier.length === 0) return;
    const slots = pick(earlier, x % 3);
    const changes = Object.fromEntries(
      NAMES.map((name) => [`staging:${name}`, slots.get(`staging:${name}`) ?? '']),
    );
    const removed = this.heads.staging.oid;
    const tags = Object.values(changes);
    // A bump never removes a digest: the pipeline cannot go back to nothing.
    if (byPipeline && tags.every((tag) => tag.includes('@'))) {
      const of = /^staging-([0-9a-f]{40})@/.exec(tags[0] ?? '')?.[1] ?? '';
      this.deploy(changes, of, { rollsBack: removed });
    } else {
      this.advance('staging', changes);
    }
  }

  private cherryPick(from: Branch, to: Branch, x: number): void {
    const picked = firstParents(this.heads[from]).filter(
      (commit) => commit.parents.length === 1 && commit.source === commit,
    );
    if (picked.length === 0) return;
    const commit = pick(picked, x % 3);
    const before = commit.parents[0]?.slots;
    const changes = [...commit.slots].filter(([slot, value]) => before?.get(slot) !== value);
    const target = this.heads[to].slots;
    if (!changes.every(([slot]) => target.get(slot) === before?.get(slot))) return;
    this.advance(to, Object.fromEntries(changes));
  }

  /** Tags, plans, holds the plan against the model, and merges what was allowed. */
  private async release(tagged: ModelCommit, x: number, hotfix: boolean): Promise<void> {
    const { main, staging } = this.heads;
    const top = Math.max(
      0,
      ...NAMES.map((name) =>
        Number(/^v1\.(\d+)\.0@/.exec(main.slots.get(`prod:${name}`) ?? '')?.[1] ?? 0),
      ),
    );
    const minor = x % 7 === 0 ? top : x % 9 === 0 ? Math.max(0, top - 1) : top + 1;
    const tag = `v1.${minor}.0`;
    const message = hotfix ? 'urgent\n\nHotfix: the shelf is on fire' : 'release';
    const tagOid = this.world.tag(tag, tagged.oid, { message });
    const refs = { tagOid, baseOid: main.oid, stagingOid: staging.oid };
    const verdict = await this.world.plan({ tag, refs });
    const answer = expected({
      tagged,
      version: [1, minor, 0],
      hotfix,
      main,
      staging,
      denied: DENIED,
    });
    const codes = codesOf(verdict);
    this.tally.plans += 1;
    for (const code of codes) this.tally.codes.set(code, (this.tally.codes.get(code) ?? 0) + 1);
    if (answer.codes === undefined) this.tally.unknown += 1;
    else expect({ tag, codes }).toEqual({ tag, codes: answer.codes });
    if (!verdict.ok) return;
    this.tally.accepted += 1;
    this.safe(verdict.release, answer, tagged);
    this.land(verdict.release, answer, tagged, tag);
  }

  /** What must hold of every release that is allowed, whatever the model expected. */
  private safe(release: Release, answer: Answer, tagged: ModelCommit): void {
    expect(release).toMatchObject({ kind: answer.kind, commitOid: tagged.oid });
    expect(release.sourceCommit).toBe(this.sourceOf(tagged));
    const ran = new Set(
      firstParents(this.heads.staging).flatMap(({ genuine, slots }) =>
        genuine ? NAMES.map((name) => slots.get(`staging:${name}`)) : [],
      ),
    );
    for (const image of release.images) expect(ran).toContain(`${image.tag}@${image.digest}`);
    expect(
      new Map(release.images.map((image) => [image.name, `${image.tag}@${image.digest}`])),
    ).toEqual(answer.images);
    if (release.kind === 'hotfix') expect(ancestors(tagged)).toContain(this.heads.main);
  }

  /** Merges the release into main, and checks what production then is. */
  private land(release: Release, answer: Answer, tagged: ModelCommit, tag: string): void {
    const { main } = this.heads;
    if (answer.merged === undefined) return;
    const { slots } = answer.merged;
    // GitHub makes no merge of what is there already.
    const merged = ancestors(main).has(tagged) ? main : this.commit([main, tagged], slots);
    expect(release.mergeTree).toBe(this.world.treeOf(merged.oid));
    for (const [slot, value] of main.slots) {
      if (isOverlay(slot)) continue;
      if (isTrust(slot)) expect(slots.get(slot)).toBe(value);
      else {
        expect(this.descends(slots.get(slot), value)).toBe(true);
        expect(slots.get(slot)).toBe(tagged.slots.get(slot));
      }
    }
    const images =
      release.kind === 'promotion'
        ? release.images.map(({ name, digest: pinned }) => [name, pinned] as const)
        : NAMES.map((name) => [name, digest(`c0${release.sourceCommit.slice(0, 14)}`)] as const);
    const after = new Map(slots);
    for (const [name, pinned] of images) after.set(`prod:${name}`, `${tag}@${pinned}`);
    for (const name of NAMES) {
      const known = images.some(([one]) => one === name);
      if (!known) expect(after.get(`prod:${name}`)).toBe(main.slots.get(`prod:${name}`));
    }
    this.heads.main = this.commit([merged], after);
    expect(ancestors(this.heads.main)).toContain(main);
  }

  /** Whether a content is another one, or was made from it. */
  private descends(value: string | undefined, from: string): boolean {
    for (let at = value; at !== undefined; at = this.lineage.get(at)) if (at === from) return true;
    return false;
  }

  private advance(branch: Branch, changes: Readonly<Record<string, string>>): void {
    const head = this.heads[branch];
    const slots = new Map([...head.slots, ...Object.entries(changes)]);
    if (!same(slots, head.slots)) this.heads[branch] = this.commit([head], slots);
  }

  /** A commit of somebody, with a message that claims to be a bump where `of` is given. */
  private commit(
    parents: readonly ModelCommit[],
    slots: Slots,
    claim?: { readonly of: string; readonly author: string },
  ): ModelCommit {
    const [first] = parents;
    const message =
      claim && `deploy\n\nSource-Repository: ${REPOSITORY}\nSource-Commit: ${claim.of}`;
    const oid = this.world.commit({
      parents: parents.map((parent) => parent.oid),
      files: files(first?.slots ?? new Map(), slots),
      message: message ?? `commit ${this.all.length}`,
      ...(claim && { author: claim.author }),
    });
    const inside =
      first !== undefined &&
      [...slots].every(([slot, value]) => isOverlay(slot) || first.slots.get(slot) === value);
    const made: ModelCommit = {
      oid,
      parents,
      slots,
      source: inside ? first.source : undefined,
      genuine: false,
      rollsBack: false,
      deploys: undefined,
    };
    return this.add(made);
  }

  private add(made: ModelCommit): ModelCommit {
    if (made.source === undefined) Object.assign(made, { source: made });
    this.all.push(made);
    return made;
  }
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function equal(one: Slots, other: Slots, name: string): boolean {
  return one.get(`staging:${name}`) === other.get(`staging:${name}`);
}

function same(one: Slots, other: Slots): boolean {
  return one.size === other.size && [...one].every(([slot, value]) => other.get(slot) === value);
}

/** The files that differ. */
function files(before: Slots, after: Slots): Files {
  const changed = [...after].filter(([slot, value]) => before.get(slot) !== value);
  const touched = (environment: string): boolean =>
    changed.some(([slot]) => slot.startsWith(`${environment}:`));
  const overlay = (environment: string): string =>
    kustomization(
      environment,
      Object.fromEntries(NAMES.map((name) => [name, after.get(`${environment}:${name}`) ?? ''])),
      after.get(`${environment}:note`),
    );
  return {
    ...Object.fromEntries(
      changed.filter(([slot]) => !isOverlay(slot)).map(([slot, value]) => [slot, `${value}\n`]),
    ),
    ...(touched('staging') && { [STAGING]: overlay('staging') }),
    ...(touched('prod') && { [PROD]: overlay('prod') }),
  };
}
