import { isFields, type Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';

/** Kept of a schema: what a value can break. Texts, defaults and formats say nothing about that. */
const KEPT = new Set([
  ...['type', 'enum', 'required', 'items', 'properties', 'additionalProperties', '$ref', 'pattern'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...[
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'uniqueItems',
    'minProperties',
    'maxProperties',
  ],
  ...['allOf', 'anyOf', 'oneOf', 'not'],
]);
const COMBINED = ['allOf', 'anyOf', 'oneOf'];
const INT_OR_STRING = { type: ['integer', 'string'] };

/**
 * An OpenAPI schema of Kubernetes as a JSON schema that is as strict as the API server with
 * `fieldValidation=Strict`: a field that no schema names is refused, unless the schema keeps unknown
 * ones.
 *
 * @param inside of a combination (`anyOf`, …), where a field is named by the schema around it
 */
export function strictSchema(schema: unknown, inside = false): unknown {
  if (!isFields(schema)) return schema;
  if (schema['x-kubernetes-int-or-string'] === true || schema['format'] === 'int-or-string') {
    return INT_OR_STRING;
  }
  const strict = keptOf(schema, inside);
  if (typeof schema['exclusiveMinimum'] === 'boolean') exclusive(strict, 'Minimum');
  if (typeof schema['exclusiveMaximum'] === 'boolean') exclusive(strict, 'Maximum');
  if (schema['nullable'] === true && typeof strict['type'] === 'string') {
    strict['type'] = [strict['type'], 'null'];
  }
  const isOpen =
    inside ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  if (isFields(strict['properties']) && !('additionalProperties' in strict) && !isOpen) {
    strict['additionalProperties'] = false;
  }
  return strict;
}

function keptOf(schema: Fields, inside: boolean): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!KEPT.has(key)) continue;
    if (key === 'properties' && isFields(value)) kept[key] = eachOf(value, inside);
    else if (COMBINED.includes(key) && Array.isArray(value)) {
      kept[key] = value.map((one) => strictSchema(one, true));
    } else if (key === 'items' || key === 'additionalProperties') {
      kept[key] = strictSchema(value, inside);
    } else kept[key] = key === 'not' ? strictSchema(value, true) : value;
  }
  return kept;
}

function eachOf(fields: Fields, inside: boolean): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, strictSchema(value, inside)]),
  );
}

/** OpenAPI 3.0 has a flag beside the bound, JSON schema has the bound itself. */
function exclusive(schema: Record<string, unknown>, which: 'Minimum' | 'Maximum'): void {
  const bound = which.toLowerCase();
  if (schema[`exclusive${which}`] === true) {
    schema[`exclusive${which}`] = schema[bound];
    Reflect.deleteProperty(schema, bound);
  } else Reflect.deleteProperty(schema, `exclusive${which}`);
}

/** The names of the definitions that a schema needs, those of its definitions among them. */
export function neededDefinitions(schema: unknown, definitions: Fields): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) visit(item);
    if (!isFields(value)) return;
    for (const [key, child] of Object.entries(value)) {
      if (key !== '$ref' || typeof child !== 'string') {
        visit(child);
        continue;
      }
      const name = child.slice('#/definitions/'.length);
      if (needed.has(name)) continue;
      needed.add(name);
      visit(definitions[name]);
    }
  };
  visit(schema);
  return needed;
}
