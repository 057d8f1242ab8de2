import type { PullRequest } from '../pulls/pull-request.ts';
import type { Repository } from '../state.ts';
import { html } from './html.ts';
import type { Html, HtmlValue } from './html.ts';
import { badge, moment } from './layout.ts';

export function pullLink(repository: Repository, pull: PullRequest): Html {
  return html`<a href="/${repository.fullName}/pull/${pull.number}">#${pull.number}</a>`;
}

export function stateBadge(pull: PullRequest): Html {
  if (pull.merged !== undefined) return badge('done', 'Merged');
  if (pull.state === 'closed') return badge('bad', 'Closed');
  return pull.draft ? badge('quiet', 'Draft') : badge('good', 'Open');
}

export const PULL_HEADS = ['Number', 'Title', 'State', 'From', 'Into', 'Author', 'Updated'];

/** Rows under `PULL_HEADS`, newest first. */
export function pullRows(repository: Repository, pulls: readonly PullRequest[]): HtmlValue[][] {
  return pulls
    .toReversed()
    .map((pull) => [
      pullLink(repository, pull),
      pull.title,
      stateBadge(pull),
      html`<code>${pull.head.ref}</code>`,
      html`<code>${pull.base.ref}</code>`,
      pull.author.login,
      moment(pull.updatedAt),
    ]);
}
