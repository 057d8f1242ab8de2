import type { IncomingHttpHeaders } from 'node:http';

/** What a rule may look at. `body` is there only for rules that set `readsBody`. */
export interface FaultRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | undefined;
}

export interface CapturedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, number | string | readonly string[]>>;
  readonly body: Buffer;
}

/**
 * What happens to the request:
 * - `drop-request`: the connection dies, the server never saw the request;
 * - `drop-response`: the server did what was asked, the connection dies before its answer;
 * - `delay`: waits `ms`, or until the promise `until` settles, `before` (default) or `after` the server
 *   has handled the request; the server handles it even if the client has given up meanwhile;
 * - `duplicate`: the server handles the request twice; the client sees the answer to `answer` (default:
 *   the second, as behind a proxy that retries);
 * - `status`: answered so without reaching the server;
 * - `transform`: the server's answer, changed on its way.
 */
export type FaultAction =
  | { readonly kind: 'drop-request' }
  | { readonly kind: 'drop-response' }
  | {
      readonly kind: 'delay';
      readonly ms?: number;
      readonly until?: Promise<unknown>;
      readonly when?: 'before' | 'after';
    }
  | { readonly kind: 'duplicate'; readonly answer?: 'first' | 'second' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | object;
    }
  | {
      readonly kind: 'transform';
      readonly transform: (response: CapturedResponse) => CapturedResponse;
    };

export interface FaultRule {
  /** Shown in `fired`. */
  readonly name?: string;
  readonly match: (request: FaultRequest) => boolean;
  /** Which of the matching requests are hit: the n-th (from 1), these, or those for which it is true; all by default. */
  readonly nth?: number | readonly number[] | ((n: number) => boolean);
  /** The whole body is read before `match` is asked; needless for most rules, so off by default. */
  readonly readsBody?: boolean;
  readonly action: FaultAction;
}

export interface FiredFault {
  readonly rule: string;
  readonly action: FaultAction['kind'];
  readonly method: string;
  readonly path: string;
  /** This was the n-th request that the rule matched. */
  readonly n: number;
}

export interface FaultPlan {
  /** Adds a rule; the function returned takes it away again. */
  add(rule: FaultRule): () => void;
  clear(): void;
  readonly readsBody: boolean;
  /** Counts the request for every rule it matches and gives the action of the first that hits. */
  decide(request: FaultRequest): FaultAction | undefined;
  readonly fired: readonly FiredFault[];
}

/** A plan may be shared by several servers: the rules then count their requests together. */
export function createFaultPlan(rules: readonly FaultRule[] = []): FaultPlan {
  const active: { readonly rule: FaultRule; seen: number }[] = [];
  const fired: FiredFault[] = [];
  const plan: FaultPlan = {
    add: (rule) => {
      const entry = { rule, seen: 0 };
      active.push(entry);
      return () => {
        const index = active.indexOf(entry);
        if (index >= 0) active.splice(index, 1);
      };
    },
    clear: () => {
      active.length = 0;
    },
    get readsBody() {
      return active.some((entry) => entry.rule.readsBody === true);
    },
    decide: (request) => {
      let action: FaultAction | undefined;
      for (const entry of active) {
        if (!entry.rule.match(request)) continue;
        entry.seen += 1;
        if (action !== undefined || !hits(entry.rule.nth, entry.seen)) continue;
        action = entry.rule.action;
        fired.push({
          rule: entry.rule.name ?? action.kind,
          action: action.kind,
          method: request.method,
          path: request.path,
          n: entry.seen,
        });
      }
      return action;
    },
    fired,
  };
  for (const rule of rules) plan.add(rule);
  return plan;
}

function hits(nth: FaultRule['nth'], n: number): boolean {
  if (nth === undefined) return true;
  if (typeof nth === 'number') return nth === n;
  if (typeof nth === 'function') return nth(n);
  return nth.includes(n);
}

/** Matches GraphQL requests whose document names `field`, e.g. `createCommitOnBranch`. */
export function graphqlField(field: string): Pick<FaultRule, 'match' | 'readsBody'> {
  return {
    readsBody: true,
    match: (request) =>
      request.path.endsWith('/graphql') && (request.body?.includes(field) ?? false),
  };
}

/** Something to wait for and the function that lets it go: `delay` until the test says so. */
export function createGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    opened: promise,
    open: () => {
      resolve(undefined);
    },
  };
}
