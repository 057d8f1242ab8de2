import { filesOfCommit } from '../graphql/changed-files.ts';
import { pullsOfCommit } from '../pulls/pull-commits.ts';
import type { GitHubState, Repository } from '../state.ts';
import type { Person } from '../git/object-format.ts';
import { commitLink, headline, judgedCommit, verifiedBadge } from './commit-summary.ts';
import { diffOf } from './diff.ts';
import { Html, html } from './html.ts';
import { moment, notFoundPage, tableOf } from './layout.ts';
import type { Page } from './layout.ts';
import { linkReferences } from './mentions.ts';
import { pullLink } from './pull-summary.ts';
import { runRows, RUN_HEADS } from './run-summary.ts';

/** `/<owner>/<repository>/commit/<sha>`: message, GitHub's verdict on the signature, diff. */
export async function commitPage(
  state: GitHubState,
  repository: Repository,
  revision: string,
): Promise<Page> {
  const judged = await judgedCommit(state, repository, revision);
  if (judged === undefined) return notFoundPage(`There is no commit ${revision}.`);
  const { oid, commit, verdict } = judged;
  const [files, pulls] = await Promise.all([
    filesOfCommit(repository, oid),
    pullsOfCommit(repository, oid),
  ]);
  const diff = await diffOf(repository, files, ['--root', '--diff-merges=first-parent', oid]);
  const runs = state.runs.filter(
    (run) => run.sha === oid && run.repository === repository.fullName,
  );
  const person = ({ name, email, time }: Person): Html =>
    html`${name} &lt;${email}&gt; ${moment(new Date(time * 1000))}`;
  const parents = commit.parents.map((parent) => html`${commitLink(repository, parent)} `);
  const content = html` <h1>${headline(commit)}</h1>
    <p id="verdict">${verifiedBadge(verdict)}</p>
    <pre id="message">${new Html(linkReferences(commit.message, repository.fullName, []))}</pre>
    <table>
      <tr>
        <th>Commit</th>
        <td><code>${oid}</code></td>
      </tr>
      <tr>
        <th>Tree</th>
        <td><code>${commit.tree}</code></td>
      </tr>
      <tr>
        <th>Parents</th>
        <td>${parents.length === 0 ? 'none' : parents}</td>
      </tr>
      <tr>
        <th>Author</th>
        <td>${person(commit.author)}</td>
      </tr>
      <tr>
        <th>Committer</th>
        <td>${person(commit.committer)}</td>
      </tr>
      <tr>
        <th>Pull requests</th>
        <td>${pulls.map((pull) => html`${pullLink(repository, pull)} `)}</td>
      </tr>
    </table>
    <h2>Workflow runs</h2>
    ${tableOf(RUN_HEADS, runRows(runs), 'No run was for this commit.')}
    <h2>Files changed</h2>
    ${diff}`;
  return { status: 200, title: headline(commit), content };
}
