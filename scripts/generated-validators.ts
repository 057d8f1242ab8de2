import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { join } from 'node:path';
import { RECORD_SCHEMA } from '../packages/shared/action/record-schema.ts';
import { POLICY_SCHEMA } from '../packages/shared/policy/policy-schema.ts';
import type { Page } from './generated-pages.ts';
import { formatted } from './markdown-page.ts';
import { ROOT } from './setup/paths.ts';

/** All of these on: a schema in doubt is a mistake. The meta-schema is held against them by a test. */
const STRICT = { strict: true, validateSchema: false, code: { source: true, esm: true } } as const;
/** A policy's author is told of the most telling error of all. */
const POLICY = { ...STRICT, strictRequired: false, allErrors: true, verbose: true } as const;

/**
 * The validators of our own schemas as code: to load ajv and to compile them takes an action longer than
 * all the rest of its start.
 */
export async function validators(): Promise<readonly Page[]> {
  const shared = join(ROOT, 'packages', 'shared');
  const [record, policy] = [new Ajv2020(STRICT), new Ajv2020(POLICY)];
  return Promise.all([
    page(
      join(shared, 'action', 'record-validator.ts'),
      'record-schema.ts',
      standalone.default(record, record.compile(RECORD_SCHEMA)),
    ),
    page(
      join(shared, 'policy', 'policy-validator.ts'),
      'policy-schema.ts',
      standalone.default(policy, policy.compile(POLICY_SCHEMA)),
    ),
  ]);
}

/** A default import of CommonJS is the module for Node.js, and what it exports as `default` for a bundler. */
const DEFAULT_OF = `const defaultOf = (module) => (typeof module === 'function' ? module : module.default);

`;

async function page(path: string, schema: string, code: string): Promise<Page> {
  const imports: string[] = [];
  // ajv writes modules that require: https://github.com/ajv-validator/ajv/issues/2209
  const body = code
    .replace('"use strict";', '')
    .replace(/export default \w+;/, '')
    .replace(
      /require\("(ajv\/dist\/runtime\/(\w+))"\)\.default/g,
      (_, file: string, name: string) => {
        imports.push(`import ${name} from '${file}.js';`);
        return `defaultOf(${name})`;
      },
    );
  const text = `// @ts-nocheck: ajv's code.
// Generated from \`${schema}\` by \`npm run docs\`; do not edit.
${[...new Set(imports)].join('\n')}

${imports.length === 0 ? '' : DEFAULT_OF}${body}`;
  return { path, text: await formatted(path, text) };
}
