import { contentOf } from '@gitops-actions/shared/git/commit-content.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { entryPath } from '@gitops-actions/shared/policy/policy-entry.ts';
import { readPolicyYaml } from '@gitops-actions/shared/policy/policy-yaml.ts';
import type { CommitVerdict, Signer } from '../../actions/verify-signatures/src/finding.ts';
import { mendCommit, type MendPolicy } from '../../actions/verify-signatures/src/mend-commit.ts';
import { hintLines } from '../../actions/verify-signatures/src/mend-hints.ts';

/** Shows where an entry of the policy stands, and the line that stands there. */
export type ShowEntry = (entry: string) => string;

/** @param text of a policy that was read already */
export function entriesOf(text: string, origin: string): ShowEntry {
  const yaml = readPolicyYaml(text, origin);
  const lines = text.split('\n');
  return (entry) => {
    const position = yaml.position(entryPath(entry));
    const line = (lines[Number.parseInt(position, 10) - 1] ?? '').trim();
    return `${origin}:${position} ${entry}: ${cut(line, MAX_LINE)}`;
  };
}

const MAX_LINE = 100;
const MAX_PATHS = 10;

/** What verdicts are explained by. */
export interface Explanation {
  readonly objects: GitObjects;
  readonly show: ShowEntry;
  readonly mend: MendPolicy;
}

/** Why a commit is accepted or refused: by whose key, by which entries, for which paths. */
export async function explain(
  verdict: CommitVerdict,
  { objects, show, mend }: Explanation,
): Promise<readonly string[]> {
  const { commit, subject, signer, finding, key, decidedBy } = verdict;
  const mark = finding === undefined ? '✓' : '✗';
  const reason = finding === undefined ? [] : [`${finding.code}: ${finding.reason}`];
  const words = finding && mendCommit(finding, finding, mend);
  const fix = words === undefined ? [] : `fix: ${hintLines(words)}`.split('\n');
  return [
    `${mark} ${commit} ${JSON.stringify(subject)}`,
    ...[
      ...(signer === undefined ? [] : [accepted(signer)]),
      ...reason,
      ...(key === undefined ? [] : [`key: ${key}`]),
      ...decidedBy.map((entry) => `decided by ${show(entry)}`),
      ...(await answersFor(objects, commit)),
      ...fix,
    ].map((line) => `    ${line}`),
  ];
}

function accepted({ kind, name }: Signer): string {
  switch (kind) {
    case 'person':
      return `accepted: signed by ${name}`;
    case 'pipeline':
      return `accepted: a bump of ${name}`;
    case 'github':
      return 'accepted: signed by GitHub';
    case 'exempt':
      return `accepted: exempt (${name})`;
  }
}

/** What the commit changes against its parent, or a merge against what git makes of its parents. */
async function answersFor(objects: GitObjects, oid: string): Promise<readonly string[]> {
  for await (const { parsed } of readCommits(objects, [oid])) {
    if (!parsed.ok || parsed.commit.parents.length > 2) return [];
    const { commit } = parsed;
    const content = (await contentOf(objects, [{ oid, commit }])).get(oid);
    const changes = content?.changes.map(({ path }) => path) ?? [];
    const paths = [...new Set([...changes, ...(content?.conflicts ?? [])])];
    const merge = commit.parents.length === 2 ? ', where it differs from what git merges' : '';
    if (paths.length === 0) {
      return [`answers for no path${merge === '' ? '' : ': its tree is what git merges'}`];
    }
    const more = paths.length > MAX_PATHS ? ` and ${paths.length - MAX_PATHS} more` : '';
    return [`answers for ${paths.slice(0, MAX_PATHS).join(', ')}${more}${merge}`];
  }
  return [];
}

function cut(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max)}…` : text;
}
