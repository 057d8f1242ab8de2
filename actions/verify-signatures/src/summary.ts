import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { cutReason } from './cut-reason.ts';
import { sortFindings, type CommitVerdict, type Finding } from './finding.ts';
import { githubSection } from './github-report.ts';
import type { JudgedTag } from './judge-tag.ts';
import { mendHints, otherwise } from './mend-hints.ts';
import type { Verdict } from './report.ts';

/** GitHub takes 1 MiB of a step; so many rows of any text that people write stay below it. */
const MAX_OFFENDERS = 200;
const MAX_NEW = 20;
const MAX_SIGNERS = 100;
const MAX_SUBJECT = 120;

/** The job summary: all offenders first, how to mend them, then what is new. */
export function summaryOf(verdict: Verdict): string {
  const parts = [headline(verdict)];
  if (verdict.tag !== undefined) parts.push(tagLine(verdict.tag));
  if (verdict.findings.length > 0) parts.push(...offenders(verdict.findings), ...mending(verdict));
  parts.push(...newCommits(verdict));
  if (verdict.github !== undefined) parts.push(githubSection(verdict.github));
  parts.push(...allSigners(verdict));
  if (verdict.sourceCommit !== undefined) parts.push(`Source commit: \`${verdict.sourceCommit}\``);
  return parts.join('\n\n');
}

function headline({ findings, head, base, commits, branch, policy }: Verdict): string {
  const range = `\`${base.slice(0, 12)}..${(head ?? 'no commit').slice(0, 12)}\``;
  return (
    `**${findings.length === 0 ? 'pass' : 'fail'}**: ${commits} commits in ${range}, judged for ` +
    `\`${escapeMarkdown(branch)}\` by ${escapeMarkdown(policy.path)} at \`${policy.commit.slice(0, 12)}\`.`
  );
}

/** `Tag v1.0.0 (0123…) on 4567…, signed by alice, a hotfix: reason` */
function tagLine(tag: JudgedTag): string {
  const refused = tag.findings.length === 0 ? '' : ' **refused**';
  const oid = tag.oid === undefined ? '' : ` (\`${tag.oid.slice(0, 12)}\`)`;
  const target = tag.commit === undefined ? ' on no commit' : ` on \`${tag.commit.slice(0, 12)}\``;
  const signer = tag.signer === undefined ? '' : `, signed by ${escapeMarkdown(tag.signer)}`;
  const hotfix =
    tag.hotfix === undefined ? '' : `, a hotfix: ${escapeMarkdown(cutReason(tag.hotfix))}`;
  return `Tag ${escapeMarkdown(tag.name)}${oid}${target}${signer}${hotfix}${refused}`;
}

function offenders(findings: readonly Finding[]): readonly string[] {
  const all = sortFindings(findings);
  const rows = all
    .slice(0, MAX_OFFENDERS)
    .map(({ commit, tag, subject, key = '', decidedBy = [], code, reason }) => [
      tag === undefined ? shortOid(commit) : 'the tag',
      subjectCell(subject),
      escapeMarkdown(key.slice(0, MAX_SUBJECT)),
      entries(decidedBy),
      `**${code}** ${escapeMarkdown(cutReason(reason))}`,
    ]);
  const table = markdownTable(['commit', 'subject', 'key', 'decided by', 'refused'], rows);
  return ['#### Refused', table, ...andMore(all.length - rows.length)];
}

function mending(verdict: Verdict): readonly string[] {
  const hints = mendHints(verdict).map(({ code, what, say, commands }) => {
    const title = `**${code}**${what === 'tag' ? ' (the tag)' : ''}: ${escapeMarkdown(say)}`;
    return `${title}\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
  });
  const last = otherwise(verdict);
  return ['#### How to mend it', ...hints, ...(last === undefined ? [] : [escapeMarkdown(last)])];
}

/** Those that are accepted; the others stand further up. */
function newCommits({ fresh, freshBy }: Verdict): readonly string[] {
  const accepted = fresh.filter(({ finding }) => finding === undefined);
  if (accepted.length === 0) return [];
  const rows = accepted
    .slice(0, MAX_NEW)
    .map((commit) => [
      shortOid(commit.commit),
      subjectCell(commit.subject),
      signerCell(commit),
      escapeMarkdown((commit.key ?? '').slice(0, MAX_SUBJECT)),
      entries(commit.decidedBy),
    ]);
  const title = freshBy === 'event' ? 'New, and accepted' : 'The newest that are accepted';
  const table = markdownTable(['commit', 'subject', 'signer', 'key', 'decided by'], rows);
  const rest = accepted.length - rows.length;
  return [`#### ${title}`, table, ...(freshBy === 'event' ? andMore(rest) : [])];
}

/** Counts by signer, folded: of a long range there is no more to see. */
function allSigners({ signers, commits }: Verdict): readonly string[] {
  if (signers.length === 0) return [];
  const rows = signers
    .slice(0, MAX_SIGNERS)
    .map(({ name, kind, commits: count }) => [
      escapeMarkdown(name.slice(0, MAX_SUBJECT)),
      kind,
      String(count),
    ]);
  const table = markdownTable(['signer', 'kind', 'commits'], rows);
  const rest = andMore(signers.length - rows.length);
  const body = [table, ...rest].join('\n\n');
  return [`<details><summary>All ${commits} commits by signer</summary>\n\n${body}\n\n</details>`];
}

function signerCell({ signer }: CommitVerdict): string {
  if (signer === undefined) return '';
  const name = escapeMarkdown(signer.name.slice(0, MAX_SUBJECT));
  return signer.kind === 'exempt' ? `exempt: ${name}` : name;
}

function subjectCell(subject: string): string {
  return escapeMarkdown(subject.slice(0, MAX_SUBJECT));
}

function entries(decidedBy: readonly string[]): string {
  return decidedBy.map((entry) => escapeMarkdown(entry.slice(0, MAX_SUBJECT))).join('<br>');
}

function shortOid(oid: string): string {
  return `\`${oid.slice(0, 12)}\``;
}

function andMore(rest: number): readonly string[] {
  return rest > 0 ? [`… and ${rest} more.`] : [];
}
