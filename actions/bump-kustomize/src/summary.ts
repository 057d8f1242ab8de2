import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { PlannedImage } from './bump-plan.ts';

/** What the summary tells beside the plan. */
export interface SummaryFacts {
  readonly commit?: { readonly oid: string; readonly url: string };
  /** `0` where nothing was read from a branch. */
  readonly attempts: number;
  /** One sentence on how it ended. */
  readonly sentence: string;
}

/** The job summary: a row for each application and overlay, and the diff. */
export function renderSummary(
  images: readonly PlannedImage[],
  diff: string,
  facts: SummaryFacts,
): string {
  const { commit, attempts } = facts;
  const link = commit === undefined ? '–' : `[${commit.oid.slice(0, 12)}](${commit.url})`;
  const rows = images.map(({ image, overlay, oldTag, oldDigest, status }) => [
    escapeMarkdown(image.name),
    version(oldTag, oldDigest),
    status === 'changed' ? version(image.tag, image.digest) : status,
    escapeMarkdown(overlay),
    status === 'changed' ? link : '–',
    attempts === 0 ? '–' : `${attempts}`,
  ]);
  const table = markdownTable(['image', 'old', 'new', 'overlay', 'commit', 'attempts'], rows);
  return [escapeMarkdown(facts.sentence), table, ...(diff === '' ? [] : [fenced(diff)])].join(
    '\n\n',
  );
}

function version(tag: string, digest: string): string {
  const parts = [tag, digest === '' ? '' : digest.slice(0, 'sha256:'.length + 12)];
  const text = parts.filter((part) => part !== '').join(' ');
  return text === '' ? '–' : escapeMarkdown(text);
}

function fenced(diff: string): string {
  const longest = Math.max(2, ...[...diff.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${diff}${fence}`;
}
