import { markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { BodyFacts } from './body-facts.ts';
import { commitLink, count } from './body-text.ts';
import type { FindingList } from '../evidence/evidence.ts';
import { inertBlock, inertCell, inertCode } from './inert.ts';
import type { ResourceDiff } from '../render/rendered-diff.ts';

/** How much of the long lists is shown; what the cutting order lowers. */
export interface Room {
  /** Lines of one resource’s diff. */
  readonly diffLines: number;
  /** Resources that are named. */
  readonly resources: number;
  readonly commits: number;
  /** Pull requests and issues that are named. */
  readonly titles: number;
  readonly findings: number;
  /** How to merge, and what comes next. */
  readonly advice: boolean;
}

/** What the release brings: commits (newest first), pull requests, issues. */
export function changesSection(facts: BodyFacts, room: Room): string {
  const { changes, serverUrl, sourceRepository, release } = facts;
  const compare = `${serverUrl}/${sourceRepository}/compare/${release.baseOid}...${release.commitOid}`;
  const link = facts.repository === sourceRepository ? ` ([compare](${compare}))` : '';
  const head = `### What changed since production`;
  if (changes === undefined) return `${head}\n\nThe history could not be read.${link}`;
  const { total, merges, bumps } = changes;
  const parts = [
    head,
    `${count(total, 'commit')}${link}, of which ${count(merges, 'merge')} and ${count(bumps, 'bump')} of the pipeline are not listed.` +
      (changes.asked ? '' : ' GitHub could not be asked who signed them.'),
  ];
  const pull = (number: number): string =>
    `[${number}](${serverUrl}/${sourceRepository}/pull/${number})`;
  const shown = changes.changes.slice(0, room.commits);
  if (shown.length > 0) {
    const rows = shown.map(({ oid, pullRequests, author, signer, subject }) => [
      commitLink(serverUrl, sourceRepository, oid),
      pullRequests.length === 0 ? '–' : pullRequests.slice(0, 5).map(pull).join(', '),
      inertCell(author, 60),
      signer === undefined ? '–' : inertCell(signer, 60),
      inertCell(subject, 150),
    ]);
    const header = ['commit', 'pull request', 'author', 'signed by', 'subject'];
    parts.push(markdownTable(header, rows));
  }
  const more = changes.more + changes.changes.length - shown.length;
  if (more > 0) parts.push(`${count(more, 'older commit')} more.`);
  const pulls = changes.pullRequests.slice(0, room.titles);
  if (pulls.length > 0) {
    const rows = pulls.map(({ number, title }) => [pull(number), inertCell(title, 150)]);
    parts.push(markdownTable(['pull request', 'title'], rows));
  }
  const issues = changes.issues.slice(0, room.titles).map((issue) => inertCode(issue, 100));
  if (issues.length > 0) parts.push(`Named in their messages: ${issues.join(', ')}`);
  return parts.join('\n\n');
}

/** What is new and what is fixed against the digests that production runs. */
export function findingsSection({ records }: BodyFacts, room: Room): string {
  const { scan } = records;
  if (scan.status !== 'proven' || scan.evidence.baseline === undefined) return '';
  const { baseline } = scan.evidence;
  const lists = [
    ['new', baseline.new],
    ['fixed', baseline.fixed],
  ] as const;
  const rows = lists.flatMap(([what, list]) => findingRows(what, list, room.findings));
  const sum = `${count(baseline.new.count, 'finding')} new, ${baseline.fixed.count} fixed.`;
  const table =
    rows.length === 0 ? '' : `\n\n${markdownTable(['', 'severity', 'id', 'where'], rows)}`;
  const left = baseline.new.count + baseline.fixed.count - rows.length;
  return `### Scan against production\n\n${sum}${table}${left > 0 ? `\n\n${left} more in the scan’s reports.` : ''}`;
}

function findingRows(
  what: string,
  { list }: FindingList,
  max: number,
): readonly (readonly string[])[] {
  return list
    .slice(0, max)
    .map(({ id, severity, subject }) => [
      what,
      inertCell(severity, 20),
      inertCell(id, 60),
      inertCell(subject, 120),
    ]);
}

/** The rendered manifests, a diff for each resource, folded. */
export function manifestsSection(
  { rendered }: Pick<BodyFacts, 'rendered'>,
  room: Pick<Room, 'resources' | 'diffLines'>,
): string {
  const head = '### Manifests';
  const omitted = rendered.omitted
    .slice(0, 20)
    .map((what) => `Not rendered, because nothing remote is fetched: ${inertCode(what)}`);
  if (rendered.status === 'not-rendered') {
    return [head, `Not rendered: ${inertCode(rendered.reason, 500)}`, ...omitted].join('\n\n');
  }
  const total = rendered.resources.length + rendered.more;
  const named = rendered.resources.slice(0, room.resources);
  const sum = `${count(total, 'resource')} with a difference, ${rendered.unchanged} without.`;
  const left = total - named.length;
  const parts = [
    ...named.flatMap((resource) => resourceParts(resource, room.diffLines)),
    ...(left > 0 ? [`${count(left, 'resource')} more with a difference.`] : []),
  ];
  const folded =
    parts.length === 0
      ? []
      : [
          '<details><summary>Difference of the rendered manifests</summary>',
          ...parts,
          '</details>',
        ];
  return [head, sum, ...omitted, ...folded].join('\n\n');
}

function resourceParts(resource: ResourceDiff, diffLines: number): readonly string[] {
  const { kind, namespace, name, change, added, removed } = resource;
  const where = namespace === '' ? name : `${namespace}/${name}`;
  const title = `**${change}** ${inertCode(`${kind} ${where}`, 300)} (+${added} −${removed})`;
  const lines = resource.diff.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const shown = lines.slice(0, diffLines);
  if (shown.length === 0) return [title];
  const left = lines.length - shown.length + resource.cut;
  return [
    title,
    inertBlock('diff', shown),
    ...(left > 0 ? [`${count(left, 'line')} of this difference cut.`] : []),
  ];
}
