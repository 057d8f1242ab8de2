import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { PlanVerdict, ReleaseImage, StagingRun } from '../release.ts';

/** The job summary of a plan: what is released in the place of what, since when staging runs it, or why not. */
export function renderPlan(tag: string, verdict: PlanVerdict): string {
  const name = escapeMarkdown(tag);
  if (!verdict.ok) {
    const rows = verdict.refusals.map(({ code, message }) => [code, escapeMarkdown(message)]);
    const hints = [...new Set(verdict.refusals.map(({ hint }) => hint))];
    return [
      `**refused**: ${name}`,
      markdownTable(['code', 'why'], rows),
      ...hints.map((hint) => fenced(hint)),
    ].join('\n\n');
  }
  const { release } = verdict;
  const rows = release.images.map((image) => [
    escapeMarkdown(image.name),
    running(release.deployed.find((deployed) => deployed.name === image.name)),
    running(image),
  ]);
  const parts = [
    release.kind === 'promotion'
      ? `**promotion**: ${name} releases what staging ran for \`${release.sourceCommit}\`.`
      : `**hotfix**: ${name} releases \`${release.sourceCommit}\`, which staging never ran: ${escapeMarkdown(release.hotfixReason ?? '')}`,
  ];
  if (rows.length > 0) parts.push(markdownTable(['image', 'production', 'release'], rows));
  if (release.staging !== undefined) parts.push(sentenceOf(release.staging));
  return parts.join('\n\n');
}

function sentenceOf({ commit, deployedAt, replacedAt, bumps }: StagingRun): string {
  const until = replacedAt === undefined ? '' : ` until ${replacedAt}`;
  const more = bumps.length > 1 ? `, one of ${bumps.length} bumps` : '';
  return `On staging since ${deployedAt}${until} by \`${commit}\`${more}.`;
}

function running(image: ReleaseImage | undefined): string {
  if (image === undefined) return '–';
  return `${escapeMarkdown(image.tag)} \`${image.digest.slice(0, 19)}\``;
}

/** Text that nothing in it can end: the fence is longer than every run of backticks. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
