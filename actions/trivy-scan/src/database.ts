import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryLogin, Trivy } from './trivy.ts';

/** Schema of the databases that Trivy 0.74 reads. */
const SCHEMA = 2;
/** Waits before the second and third round; the public mirrors answer 429 now and then. */
const WAITS_MS = [500, 2_000];
/** A registry's words for what is not there; asking again would not change it. */
const ABSENT = /\b(MANIFEST_UNKNOWN|NAME_UNKNOWN)\b/;
/** A clock may be a little wrong; a database from the future was never published. */
const MAX_SKEW_MS = 3_600_000;

export interface DatabaseRequest {
  readonly repositories: readonly string[];
  readonly cacheDir: string;
  /** Take what is in the cache. */
  readonly skipUpdate: boolean;
  readonly maxAgeMs: number;
}

export interface DatabaseDeps {
  readonly trivy: Pick<Trivy, 'downloadDatabase'>;
  login(domain: string): Promise<RegistryLogin | undefined>;
  now(): Date;
  sleep(ms: number): Promise<unknown>;
  readonly log: Log;
}

/** The database that the scans will use. */
export interface Database {
  readonly updatedAt: Date;
  /** Where it came from; `undefined` = the cache. */
  readonly repository?: string;
}

/**
 * Makes sure that there is a database, young enough. It is fetched apart from the scans, so that
 * "no database" can never be mistaken for anything about an image.
 *
 * @throws `E_DB_UNAVAILABLE`, `E_DB_STALE`
 */
export async function provideDatabase(
  request: DatabaseRequest,
  deps: DatabaseDeps,
): Promise<Database> {
  const repository = request.skipUpdate ? undefined : await download(request.repositories, deps);
  const updatedAt = await readUpdatedAt(request.cacheDir);
  assertYoungEnough('The vulnerability database', updatedAt, request.maxAgeMs, deps.now());
  return { updatedAt, ...(repository !== undefined && { repository }) };
}

/**
 * @param subject begins the message
 * @throws `E_DB_STALE`
 */
export function assertYoungEnough(
  subject: string,
  madeAt: Date,
  maxAgeMs: number,
  now: Date,
): void {
  const ageMs = now.getTime() - madeAt.getTime();
  const hours = (ms: number): string => `${Math.floor(ms / 360_000) / 10} h`;
  if (ageMs > maxAgeMs) {
    throw new ActionError(
      'E_DB_STALE',
      `${subject} is from ${madeAt.toISOString()}, ${hours(ageMs)} ago; allowed are ${hours(maxAgeMs)}.`,
    );
  }
  if (ageMs < -MAX_SKEW_MS) {
    throw new ActionError(
      'E_DB_STALE',
      `${subject} claims to be from ${madeAt.toISOString()}, which is in the future.`,
    );
  }
}

async function download(repositories: readonly string[], deps: DatabaseDeps): Promise<string> {
  const reasons = new Map<string, string>();
  for (let round = 0; ; round += 1) {
    for (const repository of repositories) {
      const domain = repository.slice(0, repository.indexOf('/'));
      const problem = await deps.trivy.downloadDatabase(repository, await deps.login(domain));
      if (problem === undefined) return repository;
      reasons.set(repository, problem);
      deps.log.info(`No vulnerability database from ${repository} (try ${round + 1})`);
    }
    const wait = WAITS_MS[round];
    if (wait === undefined || [...reasons.values()].every((reason) => ABSENT.test(reason))) break;
    await deps.sleep(wait);
  }
  const list = [...reasons].map(([repository, reason]) => `${repository}: ${reason}`).join('\n');
  throw new ActionError('E_DB_UNAVAILABLE', `No vulnerability database could be had.\n${list}`);
}

async function readUpdatedAt(cacheDir: string): Promise<Date> {
  const file = join(cacheDir, 'db', 'metadata.json');
  const unusable = (problem: string): ActionError =>
    new ActionError('E_DB_UNAVAILABLE', `The vulnerability database in ${cacheDir} ${problem}.`);
  let metadata: unknown;
  try {
    metadata = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw unusable('is missing or has no readable metadata');
  }
  if (typeof metadata !== 'object' || metadata === null) throw unusable('has no metadata');
  const version = 'Version' in metadata ? metadata.Version : undefined;
  const updatedAt = 'UpdatedAt' in metadata ? metadata.UpdatedAt : undefined;
  if (version !== SCHEMA) throw unusable(`is not of schema ${SCHEMA}`);
  const date = new Date(typeof updatedAt === 'string' ? updatedAt : Number.NaN);
  if (Number.isNaN(date.getTime())) throw unusable('does not say how old it is');
  return date;
}
