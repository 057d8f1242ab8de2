import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from '@jest/globals';
import { POLICY_SCHEMA } from '../../policy/policy-schema.ts';
import { readFileSync } from 'node:fs';
import { validators } from '../../../../scripts/generated-validators.ts';
import { RECORD_SCHEMA } from '../record-schema.ts';

// The actions do not hold their own schemas against the meta-schema at every start.
it.each([
  ['record', RECORD_SCHEMA],
  ['policy', POLICY_SCHEMA],
])('the schema of the %s is one by JSON Schema 2020-12', (_, schema) => {
  const ajv = new Ajv2020({ strict: false });
  expect(ajv.validateSchema(schema)).toBe(true);
});

it('the validators are those of the schemas', async () => {
  for (const { path, text } of await validators()) {
    if (readFileSync(path, 'utf8') !== text) throw new Error(`${path}: run \`npm run docs\`.`);
  }
});
