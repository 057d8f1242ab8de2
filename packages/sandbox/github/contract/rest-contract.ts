import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Operation, OperationId, RestContract } from './operations.ts';

export interface Contract {
  readonly operations: Readonly<Record<OperationId, Operation>>;
  /** What is wrong with a request, by GitHub's description; nothing if it keeps to it. */
  checkRequest(id: OperationId, request: ContractRequest): string[];
  /** The same for an answer of the sandbox. */
  checkResponse(id: OperationId, status: number, body: unknown): string[];
}

export interface ContractRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

let loaded: Contract | undefined;

/** GitHub's own description of the operations that the sandbox serves; read and compiled once. */
export function restContract(): Contract {
  loaded ??= loadContract();
  return loaded;
}

function loadContract(): Contract {
  const text = readFileSync(new URL('rest.json', import.meta.url), 'utf8');
  const description = JSON.parse(text) as RestContract;
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, logger: false });
  formats.default(ajv);
  // Where nobody gave an address GitHub answers "", which its own description calls a `uri`.
  const uri = formats.default.get('uri') as (text: string) => boolean;
  ajv.addFormat('uri', (text) => text === '' || uri(text));
  ajv.addSchema(description, 'rest');
  const compiled = new Map<string, ValidateFunction>();
  const validate = (pointer: readonly string[], value: unknown, at: string): string[] => {
    const path = pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const check = compiled.get(path) ?? ajv.compile({ $ref: `rest#/${path}` });
    compiled.set(path, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(
      (error) => `${at}${error.instancePath} ${error.message ?? 'is wrong'}`,
    );
  };

  return {
    operations: description.operations,
    checkRequest: (id, request) => {
      const operation = description.operations[id];
      const problems: string[] = [];
      operation.parameters.forEach((parameter, index) => {
        const text =
          parameter.in === 'path'
            ? request.params[parameter.name]
            : request.query.get(parameter.name);
        if (text === undefined || text === null) {
          if (parameter.required) problems.push(`parameter ${parameter.name} is missing`);
          return;
        }
        const pointer = ['operations', id, 'parameters', String(index), 'schema'];
        const value = typed(text, parameter.schema);
        problems.push(...validate(pointer, value, `parameter ${parameter.name}`));
      });
      const known = new Set(operation.parameters.map((parameter) => parameter.name));
      for (const name of request.query.keys()) {
        if (!known.has(name)) problems.push(`parameter ${name} is not known`);
      }
      if (operation.requestBody === undefined) {
        if (request.body !== undefined) problems.push('body is not expected');
      } else if (request.body !== undefined || operation.requestBody.required) {
        problems.push(
          ...validate(['operations', id, 'requestBody', 'schema'], request.body, 'body'),
        );
      }
      return problems;
    },
    checkResponse: (id, status, body) => {
      const media = description.operations[id].responses[String(status)];
      const hasSchema = media?.['application/json'] !== undefined;
      if (status >= 400 && !hasSchema) {
        // 401 and 403 are not listed everywhere, some refusals without their body; all have the one form.
        return validate(['components', 'schemas', 'basic-error'], body, 'body');
      }
      if (media === undefined) return [`status ${status} is not one of this operation`];
      if (!hasSchema) return body === undefined ? [] : [`status ${status} has no body`];
      const pointer = ['operations', id, 'responses', String(status), 'application/json'];
      return validate(pointer, body, 'body');
    },
  };
}

/** Parameters arrive as text; a number is one only if it is written as one. */
function typed(text: string, schema: object): unknown {
  const { type } = schema as { readonly type?: unknown };
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
