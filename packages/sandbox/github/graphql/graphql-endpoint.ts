import { Kind, OperationTypeNode, execute, getOperationAST, parse, validate } from 'graphql';
import type {
  DocumentNode,
  GraphQLError,
  GraphQLFieldResolver,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from 'graphql';
import type { Credential } from '../identity/credentials.ts';
import type { GitHubState } from '../state.ts';
import { userNode } from './accounts.ts';
import type { GraphQLContext } from './context.ts';
import { visibleRepository } from './context.ts';
import { createCommitOnBranch } from './create-commit.ts';
import type { CreateCommitInput } from './create-commit.ts';
import { GraphQLFailure, formatError } from './failure.ts';
import type { FormattedError } from './failure.ts';
import { MOST_NODES, possibleNodes } from './limits.ts';
import { repositoryNode } from './repository-node.ts';
import { githubSchema } from './schema.ts';

export interface GraphQLAnswer {
  /** `mutation createCommitOnBranch`, `query repository`. */
  readonly operation: string;
  readonly mutation: boolean;
  readonly body: { readonly data?: unknown; readonly errors?: readonly FormattedError[] };
}

/** Executes a query against GitHub's published schema: what that does not know fails as it would there. */
export async function answerGraphQL(
  state: GitHubState,
  credential: Credential,
  request: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<GraphQLAnswer> {
  const schema = githubSchema();
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (error) {
    return refused('unreadable', false, [error as GraphQLError]);
  }
  const operation = getOperationAST(document);
  const name = describe(operation);
  const mutation = operation?.operation === OperationTypeNode.MUTATION;
  const invalid = validate(schema, document);
  if (invalid.length > 0) return refused(name, mutation, invalid);
  const nodes =
    operation === null || operation === undefined
      ? 0
      : possibleNodes(document, operation, request.variables);
  if (nodes > MOST_NODES) return refused(name, mutation, [tooManyNodes(nodes)]);
  const context: GraphQLContext = { state, credential };
  const result = await execute({
    schema,
    document,
    rootValue: roots(context),
    contextValue: context,
    variableValues: request.variables,
    fieldResolver: resolveField,
  });
  const errors = result.errors?.map(formatError);
  return {
    operation: name,
    mutation,
    body: {
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(errors === undefined ? {} : { errors }),
    },
  };
}

function roots(context: GraphQLContext): object {
  const { state, credential } = context;
  return {
    repository: (args: { readonly owner: string; readonly name: string }) =>
      repositoryNode(context, visibleRepository(context, `${args.owner}/${args.name}`)),
    viewer: () => ('actor' in credential ? userNode(state, credential.actor) : null),
    createCommitOnBranch: (args: { readonly input: CreateCommitInput }) =>
      createCommitOnBranch(context, args.input),
    rateLimit: () => ({
      cost: 1,
      limit: 5000,
      remaining: 4999,
      used: 1,
      resetAt: state.now().toISOString(),
    }),
  };
}

/** A field that the sandbox does not know is a defect of the sandbox, never a silent null. */
const resolveField: GraphQLFieldResolver<unknown, GraphQLContext> = (
  source,
  args,
  context,
  info,
) => {
  if (typeof source === 'object' && source !== null && info.fieldName in source) {
    const value = (source as Record<string, unknown>)[info.fieldName];
    if (typeof value !== 'function') return value;
    return (value as (args: unknown, info: GraphQLResolveInfo) => unknown)(args, info);
  }
  const field = `${info.parentType.name}.${info.fieldName}`;
  const problem = `The sandbox does not offer the GraphQL field ${field}.`;
  context.state.violations.push(problem);
  throw new Error(problem);
};

function tooManyNodes(nodes: number): GraphQLFailure {
  const [asked, most] = [nodes, MOST_NODES].map((each) => each.toLocaleString('en'));
  return new GraphQLFailure(
    'MAX_NODE_LIMIT_EXCEEDED',
    `This query requests up to ${asked ?? ''} possible nodes which exceeds the maximum limit of ${most ?? ''}.`,
  );
}

function describe(operation: OperationDefinitionNode | null | undefined): string {
  if (operation === null || operation === undefined) return 'unreadable';
  const fields = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? selection.name.value : '…',
  );
  return `${operation.operation} ${fields.join(' ')}`;
}

function refused(
  operation: string,
  mutation: boolean,
  errors: readonly GraphQLError[],
): GraphQLAnswer {
  const formatted = errors.map((error) => ({ ...formatError(error), message: error.message }));
  return { operation, mutation, body: { errors: formatted } };
}
