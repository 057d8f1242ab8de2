import type { PullRequest } from '../pulls/pull-request.ts';

/** `IssueOrder` and `PullRequestOrder`. */
export interface PullOrder {
  readonly field: 'COMMENTS' | 'CREATED_AT' | 'UPDATED_AT';
  readonly direction: 'ASC' | 'DESC';
}

/** Oldest first unless asked otherwise, as GitHub lists them. */
export function inOrder(
  pulls: readonly PullRequest[],
  order: PullOrder | null | undefined,
): PullRequest[] {
  const key = (pull: PullRequest): number => {
    switch (order?.field) {
      case 'COMMENTS':
        return pull.comments.length;
      case 'UPDATED_AT':
        return pull.updatedAt.getTime();
      case 'CREATED_AT':
      case undefined:
        return pull.createdAt.getTime();
    }
  };
  const sign = order?.direction === 'DESC' ? -1 : 1;
  return pulls.toSorted((a, b) => sign * (key(a) - key(b) || a.number - b.number));
}
