import type { PullRequest } from '../pulls/pull-request.ts';
import type { TimelineEntry, TimelineEvent } from '../pulls/timeline.ts';
import type { Repository } from '../state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { badge, moment } from './layout.ts';
import { renderMarkdown } from './markdown.ts';

/** What happened to a pull request, oldest first: comments, reviews, events. */
export function timelineOf(repository: Repository, pull: PullRequest): Html {
  if (pull.timeline.length === 0) return html`<p class="quiet">Nothing has happened yet.</p>`;
  return html`${pull.timeline.map((entry) => entryOf(repository, entry))}`;
}

function entryOf(repository: Repository, entry: TimelineEntry): Html {
  const who = html`<strong>${entry.actor.login}</strong>`;
  switch (entry.kind) {
    case 'comment':
      return html`<article id="issuecomment-${entry.comment.id}">
        <p>${who} commented ${moment(entry.at)}</p>
        ${markdown(repository, entry.comment.body)}
      </article>`;
    case 'review':
      return html`<article id="pullrequestreview-${entry.review.id}">
        <p>
          ${who} reviewed
          ${badge(entry.review.state === 'APPROVED' ? 'good' : 'quiet', entry.review.state)}
          <code>${entry.review.commit.slice(0, 7)}</code> ${moment(entry.at)}
        </p>
        ${entry.review.body === '' ? '' : markdown(repository, entry.review.body)}
      </article>`;
    case 'event': {
      const subject = entry.subject === '' ? '' : html` <code>${entry.subject}</code>`;
      return html`<p>${who} ${SENTENCES[entry.event]}${subject} ${moment(entry.at)}</p>`;
    }
  }
}

function markdown(repository: Repository, text: string): Html {
  return renderMarkdown(text, { repository: repository.fullName, hardBreaks: true });
}

const SENTENCES: Readonly<Record<TimelineEvent, string>> = {
  assigned: 'assigned',
  base_ref_changed: 'changed the base to',
  closed: 'closed this',
  head_ref_deleted: 'deleted the branch',
  head_ref_force_pushed: 'force-pushed the branch to',
  head_ref_pushed: 'pushed',
  labeled: 'added the label',
  merged: 'merged this as',
  renamed: 'changed the title to',
  reopened: 'reopened this',
  review_dismissed: 'dismissed a review by',
  review_request_removed: 'took back the request for a review by',
  review_requested: 'asked for a review by',
  unassigned: 'unassigned',
  unlabeled: 'removed the label',
};
