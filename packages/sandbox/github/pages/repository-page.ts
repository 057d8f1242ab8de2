import { parsePerson } from '../git/object-format.ts';
import { refNames } from '../graphql/ref-names.ts';
import type { GitHubState, Repository } from '../state.ts';
import { COMMIT_HEADS, commitLink, commitRow, judgedCommit } from './commit-summary.ts';
import { html } from './html.ts';
import type { HtmlValue } from './html.ts';
import { badge, moment, tableOf } from './layout.ts';
import type { Page } from './layout.ts';
import { PULL_HEADS, pullRows } from './pull-summary.ts';
import { RUN_HEADS, runRows } from './run-summary.ts';

/** `/<owner>/<repository>`: branches, tags, pull requests, workflow runs, deployments. */
export async function repositoryPage(state: GitHubState, repository: Repository): Promise<Page> {
  const [branches, tags] = await Promise.all([branchRows(state, repository), tagRows(repository)]);
  const pulls = [...repository.store.pulls.values()];
  const open = pulls.filter((pull) => pull.state === 'open');
  const closed = pulls.filter((pull) => pull.state !== 'open');
  const runs = state.runs.filter((run) => run.repository === repository.fullName);
  const deployments = repository.store.deployments
    .toReversed()
    .map((each) => [
      each.environment,
      html`<code>${each.ref}</code>`,
      commitLink(repository, each.sha),
      badge('quiet', each.statuses.at(-1)?.state ?? 'pending'),
      moment(each.createdAt),
    ]);
  const content = html` <h1>${repository.fullName}</h1>
    <h2 id="branches">Branches</h2>
    ${tableOf(['Branch', ...COMMIT_HEADS], branches, 'No branch.')}
    <h2 id="tags">Tags</h2>
    ${tableOf(['Tag', 'Kind', 'Commit', 'Tagger', 'Message'], tags, 'No tag.')}
    <h2 id="open">Open pull requests</h2>
    ${tableOf(PULL_HEADS, pullRows(repository, open), 'No open pull request.')}
    <h2 id="closed">Closed pull requests</h2>
    ${tableOf(PULL_HEADS, pullRows(repository, closed), 'No closed pull request.')}
    <h2 id="runs">Workflow runs</h2>
    ${tableOf(RUN_HEADS, runRows(runs), 'No run.')}
    <h2 id="deployments">Deployments</h2>
    ${tableOf(['Environment', 'Ref', 'Commit', 'State', 'Created'], deployments, 'No deployment.')}`;
  return { status: 200, title: repository.fullName, content };
}

async function branchRows(state: GitHubState, repository: Repository): Promise<HtmlValue[][]> {
  const names = await refNames(repository, 'refs/heads/');
  const rows = await Promise.all(
    names.map(async (name) => {
      const judged = await judgedCommit(state, repository, name);
      const short = html`<code>${name.slice('refs/heads/'.length)}</code>`;
      return judged === undefined ? [short] : [short, ...commitRow(state, repository, judged)];
    }),
  );
  return rows;
}

async function tagRows(repository: Repository): Promise<HtmlValue[][]> {
  const names = await refNames(repository, 'refs/tags/');
  return Promise.all(
    names.map(async (name): Promise<HtmlValue[]> => {
      const [object, commit] = await Promise.all([
        repository.objects.read(name),
        repository.objects.read(`${name}^{commit}`),
      ]);
      const text = object?.type === 'tag' ? object.content.toString('utf8') : '';
      const tagger = /^tagger (.*)$/m.exec(text)?.[1] ?? '';
      const message = text.split('\n\n').slice(1).join('\n\n');
      return [
        html`<code>${name.slice('refs/tags/'.length)}</code>`,
        object?.type === 'tag' ? 'annotated' : 'lightweight',
        commit === undefined ? 'no commit' : commitLink(repository, commit.oid),
        parsePerson(tagger).name,
        // The signature below it is for programs.
        message.split('-----BEGIN ')[0]?.trim(),
      ];
    }),
  );
}

/** `/`: every repository of the sandbox. */
export function startPage(state: GitHubState): Page {
  const rows = [...state.repositories.values()].map(({ fullName, defaultBranch, isPublic }) => [
    html`<a href="/${fullName}">${fullName}</a>`,
    html`<code>${defaultBranch}</code>`,
    isPublic ? 'public' : 'private',
  ]);
  const heads = ['Repository', 'Default branch', 'Visibility'];
  const content = html`<h1>Repositories</h1>
    ${tableOf(heads, rows, 'No repository.')}`;
  return { status: 200, title: 'Repositories', content };
}
