import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { isFields, objects } from '../../packages/shared/kustomize/kustomization-fields.ts';
import { readTrailers } from '../../packages/shared/promotion/bump-trailers.ts';
import { parseSourceTag, UNRELEASED } from '../../packages/shared/promotion/tag-strategy.ts';
import { runChild } from '../setup/child.ts';
import { columns, type Row } from './columns.ts';

/** What an environment runs of an application, as git says it. */
export interface Deployed {
  /** The name of the entry of `images`. */
  readonly app: string;
  readonly environment: string;
  readonly image: string;
  /** `null` before the first deployment. */
  readonly tag: string | null;
  readonly digest: string | null;
  /** The commit that the image was built from. */
  readonly commit: string | null;
  /** When the branch got it: ISO 8601. */
  readonly since: string | null;
  /** Seconds since then. */
  readonly age: number | null;
  /** Where it was read: the branch that the environment follows, or what there is instead. */
  readonly ref: string;
}

export interface StatusDeps {
  readonly now: () => Date;
}

/** The branch that Argo CD follows for an environment; one of your own follows its own name. */
const BRANCHES: Readonly<Record<string, string>> = { prod: 'main' };

/** Each application in each environment, from the branches of a clone. */
export async function statusOf(repository: string, deps: StatusDeps): Promise<readonly Deployed[]> {
  const git = gitIn(repository);
  const entries = await readdir(join(repository, '.gitops/overlays'), { withFileTypes: true });
  const environments = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = await Promise.all(
    environments.sort().map(async (environment) => {
      const ref = await refOf(git, BRANCHES[environment] ?? environment);
      const file = `./.gitops/overlays/${environment}/kustomization.yaml`;
      const images = imagesIn((await git('show', `${ref}:${file}`)) ?? '');
      return Promise.all(
        images.map((image) => deployed(git, deps, { ...image, environment, ref, file })),
      );
    }),
  );
  return rows.flat();
}

type Git = (...args: readonly string[]) => Promise<string | undefined>;

/** What git prints; `undefined` when it refuses. */
function gitIn(cwd: string): Git {
  return async (...args) => {
    const end = await runChild('git', args, { cwd });
    if (end.exitCode === 127) throw new Error(`git could not be started: ${end.stderr}`);
    return end.exitCode === 0 ? end.stdout : undefined;
  };
}

async function refOf(git: Git, branch: string): Promise<string> {
  for (const ref of [`origin/${branch}`, branch]) {
    if ((await git('rev-parse', '--verify', '--quiet', `refs/remotes/${ref}`)) !== undefined)
      return ref;
    if ((await git('rev-parse', '--verify', '--quiet', `refs/heads/${ref}`)) !== undefined)
      return ref;
  }
  return 'HEAD';
}

interface Entry {
  readonly app: string;
  readonly image: string;
  readonly tag: string;
  readonly digest: string;
}

function imagesIn(text: string): readonly Entry[] {
  const fields: unknown = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).toJS();
  const images = isFields(fields) ? objects(fields['images'] ?? []) : [];
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  return images.map((entry) => ({
    app: textOf(entry['name']),
    image: textOf(entry['newName']),
    tag: textOf(entry['newTag']),
    digest: textOf(entry['digest']),
  }));
}

async function deployed(
  git: Git,
  { now }: StatusDeps,
  at: Entry & { readonly environment: string; readonly ref: string; readonly file: string },
): Promise<Deployed> {
  const { app, environment, image, tag, digest, ref } = at;
  const nothing = { tag: null, digest: null, commit: null, since: null, age: null };
  const head = { app, environment, image, ref };
  if (tag === UNRELEASED && digest === '') return { ...head, ...nothing };
  const since = await arrival(git, at);
  const commit = await sourceOf(git, at);
  const age = since === undefined ? null : Math.floor((now().getTime() - since.getTime()) / 1000);
  return {
    ...head,
    tag: tag === '' ? null : tag,
    digest: digest === '' ? null : digest,
    ...{ commit: commit ?? null, since: since?.toISOString() ?? null, age },
  };
}

/** When the branch got what it says now: the oldest of its own commits since which nothing changed. */
async function arrival(
  git: Git,
  { ref, file, app, tag, digest }: Entry & { readonly ref: string; readonly file: string },
): Promise<Date | undefined> {
  const log = await git('log', '--first-parent', '--format=%H %ct', ref, '--', file);
  let since: Date | undefined;
  for (const line of (log ?? '').split('\n').filter((one) => one !== '')) {
    const [commit = '', seconds = ''] = line.split(' ');
    const then = imagesIn((await git('show', `${commit}:${file}`)) ?? '').find(
      (one) => one.app === app,
    );
    if (then?.tag !== tag || then.digest !== digest) break;
    since = new Date(Number(seconds) * 1000);
  }
  return since;
}

/** The tag names it (`dev-<commit>`, or a version that git knows); else the bump’s message does. */
async function sourceOf(
  git: Git,
  { ref, file, tag }: { readonly ref: string; readonly file: string; readonly tag: string },
): Promise<string | undefined> {
  const named = parseSourceTag(tag)?.commit;
  if (named !== undefined) return named;
  const version = await git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`);
  if (version !== undefined) return version.trim();
  const message = await git('log', '-1', '--no-merges', '--format=%B', ref, '--', file);
  return readTrailers(message ?? '').sourceCommits[0];
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
] as const;

/** `3 d`, `5 h`, `12 min`, `now` */
export function ageText(seconds: number): string {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? [];
  return unit === undefined ? 'now' : `${Math.floor(seconds / size)} ${unit}`;
}

/** Prints the table, or the same as JSON. */
export async function status(
  repository: string,
  json: boolean,
  say: (line: string) => void,
  deps: StatusDeps = { now: () => new Date() },
): Promise<number> {
  const all = await statusOf(repository, deps);
  if (json) {
    say(JSON.stringify(all, undefined, 2));
    return 0;
  }
  const rows: readonly Row[] = [
    ['app', 'environment', 'tag', 'digest', 'commit', 'age', 'read at'],
    ...all.map(({ app, environment, tag, digest, commit, age, ref }) =>
      tag === null && digest === null
        ? [app, environment, 'nothing deployed yet', '–', '–', '–', ref]
        : [
            ...[app, environment, short(tag ?? '–'), digest?.slice(0, 19) ?? '–'],
            ...[commit?.slice(0, 12) ?? '–', age === null ? '–' : ageText(age), ref],
          ],
    ),
  ];
  for (const line of columns(rows, 110)) say(line);
  return 0;
}

/** The commit in a tag as people say it. */
function short(tag: string): string {
  return tag.replace(/-([0-9a-f]{12})[0-9a-f]{28}$/, '-$1');
}
