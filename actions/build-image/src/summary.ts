import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { MovingTagResult } from './moving-tag.ts';

/** What the job summary tells. */
export interface SummaryFacts {
  readonly name: string;
  readonly reference: string;
  readonly revision: string;
  readonly platforms: readonly string[];
  readonly reused: boolean;
  readonly dryRun: boolean;
  /** Tags that were written in this run. */
  readonly tagged: readonly string[];
  readonly moving: ReadonlyMap<string, MovingTagResult>;
}

/** The job summary of one build, as GitHub-flavoured Markdown. */
export function renderSummary(facts: SummaryFacts): string {
  const how = facts.dryRun
    ? facts.reused
      ? 'there already (dry run)'
      : 'built, not pushed (dry run)'
    : facts.reused
      ? 'there already, reused'
      : 'built and pushed';
  const rows: [string, string][] = [
    ['application', facts.name],
    ['image', facts.reference],
    ['revision', facts.revision],
    ['platforms', facts.platforms.join(', ')],
    ['how', how],
    ['tags written', facts.tagged.join(', ') || 'none'],
    ...[...facts.moving].map(([tag, result]): [string, string] => [tag, result]),
  ];
  return markdownTable(
    ['', ''],
    rows.map(([what, value]) => [what, escapeMarkdown(value)]),
  );
}
