/**
 * Extracts the operations that the sandbox serves from GitHub's OpenAPI description into rest.json.
 *
 *   npm pack @octokit/openapi@23.0.2          (385 MB unpacked: outside the repository)
 *   node extract.ts <unpacked package>
 *
 * Prose and examples are dropped, OpenAPI 3.0's `nullable` becomes JSON Schema's type list; what an
 * operation allows and requires stays as GitHub wrote it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from './operations.ts';

type Json = Record<string, unknown>;

const SCHEMA_MAPS = ['properties', 'patternProperties'];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
const SCHEMAS = ['items', 'not', 'additionalProperties'];
const KEPT = [
  ...['type', 'format', 'enum', 'required', 'pattern', 'minLength', 'maxLength', 'minimum'],
  ...['maximum', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'],
];

const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node extract.ts <unpacked @octokit/openapi>');
const api = readJson(join(folder, 'generated/api.github.com.json'));
const version = String(readJson(join(folder, 'package.json'))['version']);

const needed = new Set<string>(['basic-error', 'validation-error']);
const found = new Map<string, Json>();
for (const [path, item] of Object.entries(api['paths'] as Record<string, Json>)) {
  for (const [method, value] of Object.entries(item)) {
    const id = String((value as Json)['operationId']);
    if (OPERATIONS.some((known) => known === id))
      found.set(id, operation(path, method, value as Json));
  }
}
const operations: Json = {};
for (const id of OPERATIONS) {
  const extracted = found.get(id);
  if (extracted === undefined) throw new Error(`GitHub's description has no operation ${id}.`);
  operations[id] = extracted;
}
const schemas: Json = {};
for (const name of needed) {
  // The set grows while it is walked, so every schema that a schema refers to follows.
  schemas[name] = schema(component(`#/components/schemas/${name}`));
}
const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
const contract = {
  source: `@octokit/openapi ${version}, api.github.com`,
  operations,
  components: { schemas: sorted },
};
writeFileSync(new URL('rest.json', import.meta.url), `${JSON.stringify(contract)}\n`);

function operation(path: string, method: string, value: Json): Json {
  const parameters = (value['parameters'] ?? []) as Json[];
  const body = value['requestBody'] as Json | undefined;
  return {
    method: method.toUpperCase(),
    path,
    documentation: (value['externalDocs'] as Json)['url'],
    parameters: parameters.map((parameter) => {
      const resolved = deref(parameter);
      return {
        name: resolved['name'],
        in: resolved['in'],
        required: resolved['required'] === true,
        schema: schema(resolved['schema'] as Json),
      };
    }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body['required'] === true,
            schema: contents(body)['application/json'],
          },
        }),
    responses: Object.fromEntries(
      Object.entries(value['responses'] as Record<string, Json>).map(([status, response]) => [
        status,
        contents(deref(response)),
      ]),
    ),
  };
}

function contents(holder: Json): Json {
  const media = (holder['content'] ?? {}) as Record<string, Json>;
  return Object.fromEntries(
    Object.entries(media).map(([type, value]) => [type, schema(value['schema'] as Json)]),
  );
}

function schema(source: Json): Json {
  const reference = source['$ref'];
  if (typeof reference === 'string') {
    needed.add(reference.slice('#/components/schemas/'.length));
    return { $ref: reference };
  }
  const target: Json = {};
  for (const [key, value] of Object.entries(source)) {
    if (KEPT.includes(key)) target[key] = value;
    else if (SCHEMA_LISTS.includes(key)) target[key] = (value as Json[]).map(schema);
    else if (SCHEMA_MAPS.includes(key)) {
      target[key] = Object.fromEntries(
        Object.entries(value as Record<string, Json>).map(([name, part]) => [name, schema(part)]),
      );
    } else if (SCHEMAS.includes(key)) {
      target[key] = typeof value === 'object' ? schema(value as Json) : value;
    }
  }
  return source['nullable'] === true ? nullable(target) : target;
}

function nullable(source: Json): Json {
  if (typeof source['type'] !== 'string') return { anyOf: [{ type: 'null' }, source] };
  const values = source['enum'];
  return {
    ...source,
    type: [source['type'], 'null'],
    ...(Array.isArray(values)
      ? { enum: [...new Set<unknown>([...(values as unknown[]), null])] }
      : {}),
  };
}

function deref(value: Json): Json {
  const reference = value['$ref'];
  return typeof reference === 'string' ? component(reference) : value;
}

function component(reference: string): Json {
  let value: unknown = api;
  for (const part of reference.slice(2).split('/')) value = (value as Json)[part];
  if (value === undefined) throw new Error(`${reference} is not in GitHub's description.`);
  return value as Json;
}

function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}
