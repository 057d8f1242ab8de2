import { filesBetween } from '../graphql/changed-files.ts';
import { mergeability } from '../pulls/mergeability.ts';
import { mergeBase, pullCommits } from '../pulls/pull-commits.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import type { GitHubState, Repository } from '../state.ts';
import { COMMIT_HEADS, commitRow, judgedCommit } from './commit-summary.ts';
import { diffOf } from './diff.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { badge, notFoundPage, tableOf } from './layout.ts';
import type { Page } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { stateBadge } from './pull-summary.ts';
import { timelineOf } from './timeline.ts';

/** `/<owner>/<repository>/pull/<n>`: all of a pull request on one page. */
export async function pullPage(
  state: GitHubState,
  repository: Repository,
  number: number,
): Promise<Page> {
  const pull = repository.store.pulls.get(number);
  if (pull === undefined) return notFoundPage(`There is no pull request #${number}.`);
  const oids = await pullCommits(repository, pull);
  const commits = await Promise.all(oids.map((oid) => judgedCommit(state, repository, oid)));
  const rows = commits.flatMap((each) =>
    each === undefined ? [] : [commitRow(state, repository, each)],
  );
  const from = await mergeBase(repository, pull.base.oid, pull.head.oid);
  const files = from === undefined ? [] : await filesBetween(repository, from, pull.head.oid);
  const diff =
    from === undefined ? undefined : await diffOf(repository, files, [from, pull.head.oid]);
  const options = { repository: repository.fullName, hardBreaks: true };
  const content = html` <h1>${pull.title} <span class="quiet">#${pull.number}</span></h1>
    <p>
      ${stateBadge(pull)} ${pull.author.login}
      ${pull.merged === undefined ? 'wants to merge' : 'merged'} ${oids.length} commits into
      <code>${pull.base.ref}</code> from <code>${pull.head.ref}</code>
    </p>
    ${await facts(repository, pull)}
    <article id="body">
      ${
        (pull.body ?? '') === ''
          ? html`<p class="quiet">No description.</p>`
          : renderMarkdown(pull.body ?? '', options)
      }
    </article>
    <h2>Timeline</h2>
    ${timelineOf(repository, pull)}
    <h2 id="commits">Commits</h2>
    ${tableOf(COMMIT_HEADS, rows, 'No commit.')}
    <h2 id="files">Files changed (${files.length})</h2>
    ${diff}`;
  return { status: 200, title: `${pull.title} #${pull.number}`, content };
}

async function facts(repository: Repository, pull: PullRequest): Promise<Html> {
  const reviews = pull.reviews.map(
    (review) =>
      html`${review.author.login}
      ${badge(review.state === 'APPROVED' ? 'good' : 'quiet', review.state)} `,
  );
  const asked = [
    ...pull.requestedReviewers.map(({ login }) => login),
    ...pull.requestedTeams.map(({ organization, slug }) => `${organization}/${slug}`),
  ].map((name) => html`${name} ${badge('quiet', 'requested')} `);
  const none = (list: readonly Html[]): Html => (list.length === 0 ? html`none` : html`${list}`);
  return html`<table id="facts">
    <tr>
      <th>Labels</th>
      <td>${none(pull.labels.map(({ name }) => html`${badge('quiet', name)} `))}</td>
    </tr>
    <tr>
      <th>Reviewers</th>
      <td>${none([...reviews, ...asked])}</td>
    </tr>
    <tr>
      <th>Assignees</th>
      <td>${none(pull.assignees.map(({ login }) => html`${login} `))}</td>
    </tr>
    <tr>
      <th>Merging</th>
      <td>${await merging(repository, pull)}</td>
    </tr>
  </table>`;
}

async function merging(repository: Repository, pull: PullRequest): Promise<Html> {
  if (pull.merged !== undefined) {
    const { by, commit } = pull.merged;
    return html`merged by ${by.login} as
      <a href="/${repository.fullName}/commit/${commit}"><code>${commit.slice(0, 7)}</code></a>`;
  }
  if (pull.state === 'closed') return html`closed without being merged`;
  const merge = await mergeability(repository, pull);
  if (merge.clean) return html`no conflict with the base branch`;
  return html`conflicts in ${merge.files.map((file) => html`<code>${file}</code> `)}`;
}
