import { contentOf } from '@gitops-actions/shared/git/commit-content.ts';
import { messageOf, type CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { isInside } from '@gitops-actions/shared/policy/glob.ts';
import { askAboutCommits } from './changelog-github.ts';

/** A pull request through which a commit came in. */
export interface ChangePullRequest {
  readonly number: number;
  /** In its author’s words. */
  readonly title: string;
}

/** One commit of the release that is neither a merge nor a bump. */
export interface Change {
  readonly oid: string;
  /** First line of its message. */
  readonly subject: string;
  /** Login, else the name that the commit gives. */
  readonly author: string;
  /** Login of the signer, or `GitHub`; absent: GitHub knows of no valid signature. */
  readonly signer?: string;
  readonly pullRequests: readonly number[];
}

/** What a release brings to production, counted in full, listed up to a bound. */
export interface Changelog {
  /** Commits of `base..T`, merges and bumps included. */
  readonly total: number;
  readonly merges: number;
  readonly bumps: number;
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Changes that are not listed. */
  readonly more: number;
  /** Of the listed changes, by number. */
  readonly pullRequests: readonly ChangePullRequest[];
  /** What the listed messages name as `#12`, without the pull requests above. */
  readonly issues: readonly string[];
  /** `false`: GitHub could not be asked; logins, signers and pull requests are missing. */
  readonly asked: boolean;
}

export interface ChangelogOptions {
  /** Objects of the source repository. */
  readonly objects: GitObjects;
  readonly github: GitHub;
  /** `owner/name` of the source. */
  readonly repository: string;
  /** What production has: the base’s head, or the deployed version’s source commit. */
  readonly from: string;
  /** The tagged commit. */
  readonly to: string;
  /** Globs of `signing.pipeline.overlays`. */
  readonly overlays: readonly string[];
  /** Author of bumps; absent: none is known as one. */
  readonly pipelineEmail?: string;
}

/** Commits that are listed; the rest is counted. */
const MAX_LISTED = 50;
const MAX_ISSUES = 50;
/**
 * `#12` and `GH-12`, with the repository before it, as GitHub reads them. Names are as long as GitHub
 * lets them be: without a bound, a message of nothing but hyphens takes hours.
 */
const ISSUE = /(?<![\w&#/])((?:[\w.-]{1,39}\/[\w.-]{1,100})?#\d{1,9}|GH-\d{1,9})\b/gi;

/**
 * The commits that a release brings, from Git, and what GitHub knows of the listed ones, in one
 * request.
 *
 * @throws `E_REPO_OBJECTS`, `E_TOOL` from Git; never because GitHub does not answer
 */
export async function readChangelog(options: ChangelogOptions): Promise<Changelog> {
  const { objects, github, repository, from, to } = options;
  const oids = from === to ? [] : await objects.range([to], [from]);
  const { merges, singles } = await split(objects, oids);
  const bumps = await bumpsAmong(options, singles);
  const own = singles.filter(({ oid }) => !bumps.has(oid));
  const listed = own.slice(0, MAX_LISTED);
  const notes = await askAboutCommits(
    github,
    repository,
    listed.map(({ oid }) => oid),
  );
  const pulls = new Map<number, ChangePullRequest>();
  const changes = listed.map(({ oid, commit }): Change => {
    const note = notes?.get(oid);
    for (const pull of note?.pullRequests ?? []) pulls.set(pull.number, pull);
    return {
      oid,
      subject: commit?.subject ?? '',
      author: note?.author ?? commit?.author.name ?? '',
      ...(note?.signer !== undefined && { signer: note.signer }),
      pullRequests: (note?.pullRequests ?? []).map(({ number }) => number),
    };
  });
  return {
    total: oids.length,
    merges,
    bumps: bumps.size,
    changes,
    more: own.length - listed.length,
    pullRequests: [...pulls.values()].toSorted((a, b) => a.number - b.number),
    issues: issuesIn(listed, pulls),
    asked: notes !== undefined,
  };
}

/** A commit without a second parent; one that cannot be parsed is listed without its words. */
interface Single {
  readonly oid: string;
  readonly commit?: CommitObject;
}

async function split(
  objects: GitObjects,
  oids: readonly string[],
): Promise<{ readonly merges: number; readonly singles: readonly Single[] }> {
  const singles: Single[] = [];
  let merges = 0;
  for await (const { oid, parsed } of readCommits(objects, oids)) {
    if (!parsed.ok) singles.push({ oid });
    else if (parsed.commit.parents.length > 1) merges += 1;
    else singles.push({ oid, commit: parsed.commit });
  }
  return { merges, singles };
}

/** An author is free text: what hides a commit from the list is that it changes overlays only. */
async function bumpsAmong(
  { objects, overlays, pipelineEmail }: ChangelogOptions,
  singles: readonly Single[],
): Promise<ReadonlySet<string>> {
  const claimed = singles.flatMap(({ oid, commit }) =>
    commit?.author.email === pipelineEmail && commit !== undefined ? [{ oid, commit }] : [],
  );
  const contents = await contentOf(objects, claimed);
  const bumps = [...contents].filter(
    ([, { changes }]) =>
      changes.length > 0 && changes.every(({ path }) => isInside(overlays, path)),
  );
  return new Set(bumps.map(([oid]) => oid));
}

function issuesIn(
  listed: readonly Single[],
  pulls: ReadonlyMap<number, unknown>,
): readonly string[] {
  const named = listed.flatMap(({ commit }) =>
    commit === undefined ? [] : [...messageOf(commit).matchAll(ISSUE)].map(([, name = '']) => name),
  );
  const others = named.filter(
    (name) => !(name.startsWith('#') && pulls.has(Number(name.slice(1)))),
  );
  return [...new Set(others)].slice(0, MAX_ISSUES);
}
