/** One entry of a GraphQL answer's `errors`. */
export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

/** Where two writers meet after the check of the head, GitHub says it so, with the type FORBIDDEN. */
const LATE_RACE = /is at [0-9a-f]{40,64} but expected [0-9a-f]{40,64}/;

/** Whether the mutation lost the race for the branch; `STALE_DATA` by its type, not its text. */
export function isLostRace({ type, message }: GraphqlError): boolean {
  return type === 'STALE_DATA' || LATE_RACE.test(message);
}

/** What a server refused, as the `cause` of an `ActionError`. It holds no request, hence no token. */
export class HttpFailure extends Error {
  readonly status: number;
  /** Errors of a GraphQL answer; empty for REST. */
  readonly graphqlErrors: readonly GraphqlError[];
  /** Milliseconds since the epoch by the server's clock, where it said so. */
  readonly serverTimeMs: number | undefined;

  constructor(
    status: number,
    message: string,
    graphqlErrors: readonly GraphqlError[] = [],
    serverTimeMs?: number,
  ) {
    super(message);
    this.name = 'HttpFailure';
    this.status = status;
    this.graphqlErrors = graphqlErrors;
    this.serverTimeMs = serverTimeMs;
  }
}

/** The HTTP status behind an error that the client threw; `undefined` when there was no answer. */
export function statusOf(thrown: unknown): number | undefined {
  return failureOf(thrown)?.status;
}

/** The refusal behind an error that the client threw. */
export function failureOf(thrown: unknown): HttpFailure | undefined {
  if (thrown instanceof HttpFailure) return thrown;
  if (thrown instanceof Error && thrown.cause instanceof HttpFailure) return thrown.cause;
  return undefined;
}
