import { html } from './html.ts';
import type { Html, HtmlValue } from './html.ts';
import { badge } from './layout.ts';
import type { Tone } from './layout.ts';
import { resultOf } from './recorded-run.ts';
import type { RecordedJob, RecordedRun } from './recorded-run.ts';

const TONES: Readonly<Record<RecordedJob['result'], Tone>> = {
  success: 'good',
  failure: 'bad',
  cancelled: 'bad',
  skipped: 'quiet',
};

export function resultBadge(result: RecordedJob['result']): Html {
  return badge(TONES[result], result);
}

export const RUN_HEADS = ['Run', 'Workflow', 'Event', 'Ref', 'Commit', 'Result'];

/** Rows under `RUN_HEADS`, newest first. */
export function runRows(runs: readonly RecordedRun[]): HtmlValue[][] {
  return runs
    .toReversed()
    .map((run) => [
      html`<a href="${runAddress(run)}">${run.id}</a
        >${run.attempt > 1 ? ` (attempt ${run.attempt})` : ''}`,
      run.workflow,
      run.event,
      html`<code>${run.ref}</code>`,
      html`<a href="/${run.repository}/commit/${run.sha}"><code>${run.sha.slice(0, 7)}</code></a>`,
      resultBadge(resultOf(run)),
    ]);
}

export function runAddress(run: RecordedRun): string {
  return `/${run.repository}/actions/runs/${run.id}/attempts/${run.attempt}`;
}
