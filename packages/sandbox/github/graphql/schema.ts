import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { GraphQLError, GraphQLScalarType, buildSchema, valueFromASTUntyped } from 'graphql';
import type { GraphQLSchema } from 'graphql';

let built: GraphQLSchema | undefined;

/** GitHub's published schema; 0.3 s to build, so once. */
export function githubSchema(): GraphQLSchema {
  if (built !== undefined) return built;
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error('@octokit/graphql-schema is not installed.');
  const text = readFileSync(join(manifest, '../schema.graphql'), 'utf8');
  const schema = buildSchema(text, { assumeValidSDL: true });
  restrict(schema, 'GitObjectID', /^[0-9a-f]{40}$/);
  restrict(schema, 'Base64String', /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/);
  built = schema;
  return schema;
}

/** The published schema names its scalars without saying what they take; GitHub's servers do mind. */
function restrict(schema: GraphQLSchema, name: string, pattern: RegExp): void {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}.`);
  const parse = (value: unknown): unknown => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    const shown = JSON.stringify(value);
    throw new GraphQLError(`Could not coerce value ${shown.slice(0, 80)} to ${name}`);
  };
  scalar.parseValue = parse;
  scalar.parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
}
