import type { RestCall } from './call.ts';

/** What GitHub gives where nothing is asked for, and the most it gives. */
const DEFAULT_PAGE = 30;
const LARGEST_PAGE = 100;

export interface Page<T> {
  readonly items: readonly T[];
  /** `link`, where there are other pages. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The page of a list that the call asks for. `url` is the list's address without a query. */
export function pageOf<T>(call: RestCall, all: readonly T[], url: string): Page<T> {
  const asked = Number(call.query.get('per_page') ?? DEFAULT_PAGE);
  const size = Math.max(1, Math.min(asked, LARGEST_PAGE));
  const page = Math.max(1, Number(call.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    return `<${url}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}
