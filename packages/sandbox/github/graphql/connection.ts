import { GraphQLFailure } from './failure.ts';

/** The paging arguments that every connection of GitHub's schema has. */
export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** GitHub hands out no more nodes of one connection at once. */
const LARGEST_PAGE = 100;

/**
 * One page of a list as GitHub cuts it: without `first` or `last`, with more than 100 or with a
 * cursor that is none it refuses. Nodes are made for the page alone.
 */
export function paged<T>(
  field: string,
  items: readonly T[],
  args: PageArguments,
  node: (item: T) => unknown,
): object {
  const { from, to } = window(field, items.length, args);
  const shown = items.slice(from, to);
  let made: Promise<unknown[]> | undefined;
  const nodes = (): Promise<unknown[]> => (made ??= Promise.all(shown.map(node)));
  return {
    nodes,
    edges: async () =>
      (await nodes()).map((each, index) => ({ node: each, cursor: cursorOf(from + index) })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: shown.length === 0 ? null : cursorOf(from),
      endCursor: shown.length === 0 ? null : cursorOf(to - 1),
    },
  };
}

function window(
  field: string,
  length: number,
  args: PageArguments,
): { readonly from: number; readonly to: number } {
  const { first = null, last = null } = args;
  if (first === null && last === null) {
    throw new GraphQLFailure(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`,
    );
  }
  if (first !== null && last !== null) {
    throw new GraphQLFailure(
      'UNPROCESSABLE',
      `Passing both \`first\` and \`last\` to paginate the \`${field}\` connection is not supported.`,
    );
  }
  const name = first === null ? 'last' : 'first';
  const size = first ?? last ?? 0;
  if (size < 0) {
    throw new GraphQLFailure(
      'UNPROCESSABLE',
      `\`${name}\` on the \`${field}\` connection cannot be less than zero.`,
    );
  }
  if (size > LARGEST_PAGE) {
    throw new GraphQLFailure(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${LARGEST_PAGE} records.`,
    );
  }
  const lowest = (args.after ?? null) === null ? 0 : positionOf(args.after ?? '') + 1;
  const highest = (args.before ?? null) === null ? length : positionOf(args.before ?? '');
  const [start, end] = [Math.min(lowest, length), Math.min(highest, length)];
  return first === null
    ? { from: Math.max(start, end - size), to: Math.max(start, end) }
    : { from: start, to: Math.max(start, Math.min(start + size, end)) };
}

/** Opaque to clients. */
function cursorOf(position: number): string {
  return Buffer.from(`cursor:v2:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  const digits = /^cursor:v2:(\d{1,9})$/.exec(
    Buffer.from(cursor, 'base64').toString('latin1'),
  )?.[1];
  if (digits === undefined) {
    throw new GraphQLFailure(
      'INVALID_CURSOR_ARGUMENTS',
      `\`${cursor}\` does not appear to be a valid cursor.`,
    );
  }
  return Number(digits);
}
