import { GraphQLError } from 'graphql';

/** An error as GitHub's GraphQL API gives it: HTTP 200, with a `type` beside the message. */
export class GraphQLFailure extends GraphQLError {
  readonly type: string | undefined;

  constructor(type: string | undefined, message: string) {
    super(message);
    this.type = type;
  }
}

export const forbidden = (): GraphQLFailure =>
  new GraphQLFailure('FORBIDDEN', 'Resource not accessible by integration');

export interface FormattedError {
  readonly type?: string;
  readonly path?: readonly (number | string)[];
  readonly extensions?: object;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly message: string;
}

/** GraphQL's errors in GitHub's shape. Anything that is no answer of GitHub's is a defect and thrown. */
export function formatError(error: GraphQLError): FormattedError {
  const { originalError } = error;
  if (originalError !== undefined && !(originalError instanceof GraphQLError)) throw originalError;
  const type = failureType(error) ?? failureType(originalError);
  return {
    ...(type === undefined ? {} : { type }),
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(type === 'FORBIDDEN' ? { extensions: { saml_failure: false } } : {}),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    message: error.message,
  };
}

function failureType(error: unknown): string | undefined {
  return error instanceof GraphQLFailure ? error.type : undefined;
}
