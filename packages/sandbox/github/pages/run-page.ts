import type { GitHubState, Repository } from '../state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { notFoundPage, tableOf } from './layout.ts';
import type { Page } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { attemptsOf, resultOf } from './recorded-run.ts';
import type { RecordedJob, RecordedRun } from './recorded-run.ts';
import { resultBadge, runAddress } from './run-summary.ts';

/** `/<owner>/<repository>/actions/runs/<id>[/attempts/<n>]`: jobs, outcomes, their summaries. */
export function runPage(
  state: GitHubState,
  repository: Repository,
  id: string,
  attempt: string | undefined,
): Page {
  const attempts = attemptsOf(state.runs, repository.fullName, id);
  const run =
    attempt === undefined
      ? attempts.at(-1)
      : attempts.find((each) => String(each.attempt) === attempt);
  if (run === undefined) return notFoundPage(`There is no such run ${id}.`);
  const others = attempts.map((each) => html`<a href="${runAddress(each)}">${each.attempt}</a> `);
  const content = html` <h1>${run.workflow} #${run.id} ${resultBadge(resultOf(run))}</h1>
    <table>
      <tr>
        <th>Event</th>
        <td>${run.event}${run.actor === undefined ? '' : ` by ${run.actor}`}</td>
      </tr>
      <tr>
        <th>Ref</th>
        <td><code>${run.ref}</code></td>
      </tr>
      <tr>
        <th>Commit</th>
        <td>
          <a href="/${repository.fullName}/commit/${run.sha}"><code>${run.sha}</code></a>
        </td>
      </tr>
      <tr>
        <th>Attempt</th>
        <td>${run.attempt} of ${others}</td>
      </tr>
      ${
        run.durationMs === undefined
          ? ''
          : html`<tr>
              <th>Duration</th>
              <td>${Math.round(run.durationMs / 100) / 10} s</td>
            </tr>`
      }
    </table>
    <h2>Jobs</h2>
    ${tableOf(
      ['Job', 'Result'],
      run.jobs.map((job) => [
        job.result === 'skipped' ? job.id : html`<a href="#job-${job.id}">${job.id}</a>`,
        resultBadge(job.result),
      ]),
      'No job.',
    )}
    ${annotations(run)}
    ${run.jobs.filter(({ result }) => result !== 'skipped').map((job) => jobSection(repository, job))}`;
  return { status: 200, title: `${run.workflow} #${run.id}`, content };
}

function annotations({ annotations: given = [] }: RecordedRun): Html | undefined {
  if (given.length === 0) return undefined;
  const rows = given.map(({ level, message }) => [level, message]);
  return html`<h2>Annotations</h2>
    ${tableOf(['Level', 'Message'], rows, '')}`;
}

function jobSection(repository: Repository, job: RecordedJob): Html {
  const outputs = Object.entries(job.outputs).map(([name, value]) => [
    html`<code>${name}</code>`,
    html`<code>${value}</code>`,
  ]);
  const options = { repository: repository.fullName, hardBreaks: false };
  return html`<section>
    <h2 id="job-${job.id}">${job.id} ${resultBadge(job.result)}</h2>
    ${
      job.summary.trim() === ''
        ? html`<p class="quiet">No summary.</p>`
        : html`<article class="summary">${renderMarkdown(job.summary, options)}</article>`
    }
    ${
      outputs.length === 0
        ? ''
        : html`<details>
            <summary>${outputs.length} outputs</summary>
            ${tableOf(['Output', 'Value'], outputs, '')}
          </details>`
    }
  </section>`;
}
