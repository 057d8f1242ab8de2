import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** The sections of `.trivyignore.yaml` that the scanners we run can match. */
const SECTIONS = ['vulnerabilities', 'secrets'] as const;
const KEYS = new Set(['id', 'paths', 'purls', 'expired_at', 'statement']);

/** One entry, complete. */
export interface IgnoreEntry {
  readonly section: (typeof SECTIONS)[number];
  readonly id: string;
  readonly paths: readonly string[];
  readonly purls: readonly string[];
  readonly statement: string;
  /** `YYYY-MM-DD`; from the start of this day (UTC) the entry no longer counts. */
  readonly expiredAt: string;
}

export interface IgnoreList {
  readonly valid: readonly IgnoreEntry[];
  readonly expired: readonly IgnoreEntry[];
}

/**
 * Reads `.trivyignore.yaml` (https://trivy.dev/docs/latest/configuration/filtering/), stricter than
 * Trivy: an entry without a statement or an expiry date would be forgotten and stay for ever.
 *
 * @throws `E_IGNORE_FILE` naming the entry
 */
export async function parseIgnoreFile(
  text: string,
  origin: string,
  now: Date,
): Promise<IgnoreList> {
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(text, { schema: 'core', uniqueKeys: true, maxAliasCount: 0 }) as unknown;
  } catch (cause) {
    throw refusal(origin, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '');
  }
  if (value === null) return { valid: [], expired: [] };
  if (!isObject(value)) throw refusal(origin, 'it is not a mapping');
  const unknown = Object.keys(value).find((key) => !SECTIONS.some((name) => name === key));
  if (unknown !== undefined) {
    throw refusal(
      origin,
      `it has the key ${JSON.stringify(unknown)}; allowed: ${SECTIONS.join(', ')}`,
    );
  }
  const entries = SECTIONS.flatMap((section) => {
    const list = value[section] ?? [];
    if (!Array.isArray(list)) throw refusal(origin, `${section} is not a list`);
    return list.map((entry: unknown, index) =>
      readEntry(entry, section, (problem) => refusal(origin, `${section}[${index}] ${problem}`)),
    );
  });
  const expired = (entry: IgnoreEntry): boolean => Date.parse(entry.expiredAt) <= now.getTime();
  return {
    valid: entries.filter((entry) => !expired(entry)),
    expired: entries.filter(expired),
  };
}

/** The entries as a file for Trivy's `--ignorefile`; JSON is YAML. */
export function formatIgnoreFile(entries: readonly IgnoreEntry[]): string {
  const section = (name: IgnoreEntry['section']): object[] =>
    entries
      .filter((entry) => entry.section === name)
      .map(({ id, paths, purls, statement, expiredAt }) => ({
        id,
        ...(paths.length > 0 && { paths }),
        ...(purls.length > 0 && { purls }),
        statement,
        expired_at: `${expiredAt}T00:00:00Z`,
      }));
  return JSON.stringify({
    vulnerabilities: section('vulnerabilities'),
    secrets: section('secrets'),
  });
}

function readEntry(
  entry: unknown,
  section: IgnoreEntry['section'],
  refuse: (problem: string) => ActionError,
): IgnoreEntry {
  if (!isObject(entry)) throw refuse('is not a mapping');
  const unknown = Object.keys(entry).find((key) => !KEYS.has(key));
  if (unknown !== undefined) throw refuse(`has the unknown key ${JSON.stringify(unknown)}`);
  const { id, statement, expired_at: expiredAt } = entry;
  if (typeof id !== 'string' || id.trim() === '') throw refuse('has no `id`');
  if (typeof statement !== 'string' || statement.trim() === '') {
    throw refuse(`(${id}) has no \`statement\` that says why`);
  }
  if (typeof expiredAt !== 'string' || !isDate(expiredAt)) {
    throw refuse(`(${id}) has no \`expired_at: YYYY-MM-DD\``);
  }
  const strings = (name: 'paths' | 'purls'): readonly string[] => {
    const value = entry[name] ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw refuse(`(${id}) has \`${name}\` that is not a list of strings`);
  };
  return { section, id, paths: strings('paths'), purls: strings('purls'), statement, expiredAt };
}

/** A day that exists, e.g. not 2026-02-30. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(origin: string, problem: string): ActionError {
  return new ActionError('E_IGNORE_FILE', `${origin} cannot be used: ${problem}.`);
}
