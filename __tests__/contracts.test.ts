import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../packages/shared/action/error-codes.ts';
import { VERSION } from '../packages/shared/action/version.ts';
import { readActionMetadata } from '../scripts/action-metadata.ts';
import { actionNames } from '../scripts/bundle.ts';
import { ROOT } from '../scripts/setup/paths.ts';
import { readInputsOf } from './contracts/recording-reader.ts';

const ACTIONS = await actionNames();

/** What every action has besides its own outputs (CONTRACTS: outcome and record). */
const COMMON_OUTPUTS = ['outcome', 'record'];

describe.each(ACTIONS)('the contract of %s', (name) => {
  it('declares exactly the inputs that are read, with the same defaults', async () => {
    const { inputs } = await readActionMetadata(name);
    const declared = Object.entries(inputs).map(([input, { required, default: value }]) => [
      input,
      required === true ? 'required' : (value ?? '').trimEnd(),
    ]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(await readInputsOf(name)));
  });

  it('declares the outputs that every action has, and each that its source writes', async () => {
    const declared = Object.keys((await readActionMetadata(name)).outputs);
    expect(declared).toEqual(expect.arrayContaining(COMMON_OUTPUTS));
    const source = sourceOf(join('actions', name, 'src'));
    const unwritten = declared
      .filter((output) => !COMMON_OUTPUTS.includes(output))
      .filter((output) => !new RegExp(`['"\`]?\\b${output}\\b['"\`]?\\s*[:,}\\]]`).test(source));
    expect(unwritten).toEqual([]);
  });

  it('describes every input and output, and names itself', async () => {
    const metadata = await readActionMetadata(name);
    const items = { ...metadata.inputs, ...metadata.outputs };
    const silent = Object.entries(items).filter(
      ([, { description }]) => (description ?? '').trim().length < 10,
    );
    expect(silent).toEqual([]);
    expect(metadata.name).not.toBe('');
    expect(metadata.description).not.toBe('');
  });

  it('runs its bundle on node24, and after a failure its post step too', async () => {
    const { runs } = await readActionMetadata(name);
    const post = { post: 'dist/index.js', 'post-if': 'always()' };
    const main = { using: 'node24', main: 'dist/index.js' };
    expect([main, { ...main, ...post }]).toContainEqual(runs);
    const source = readFileSync(join(ROOT, 'actions', name, 'src', 'main.ts'), 'utf8');
    expect(/^\s+(async )?post\b/m.test(source)).toBe('post' in runs);
  });
});

describe('the version', () => {
  it('is the same everywhere', () => {
    const manifests = ['.', ...ACTIONS.map((name) => join('actions', name)), ...packages()];
    const versions = manifests.map((folder) => {
      const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
      return [folder, (JSON.parse(text) as { version: string }).version];
    });
    expect(versions).toEqual(manifests.map((folder) => [folder, VERSION]));
  });
});

describe.each(Object.keys(ERROR_CODES))('the error code %s', (code) => {
  it('is used by the source', () => {
    expect(SOURCES.includes(code)).toBe(true);
  });

  it('is provoked by a test', () => {
    expect(TESTS.includes(code)).toBe(true);
  });
});

/** All sources but the table of the codes itself, and all tests but this one. */
const FILES = ['actions', 'packages/shared'].flatMap(filesOf);
const SOURCES = FILES.filter((file) => !isTest(file) && !file.endsWith('error-codes.ts'))
  .map(read)
  .join('\n');
const TESTS = FILES.filter(isTest).map(read).join('\n');

function isTest(file: string): boolean {
  return file.includes('__tests__');
}

function sourceOf(folder: string): string {
  return filesOf(folder).map(read).join('\n');
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => join(folder, file));
}

function packages(): readonly string[] {
  return readdirSync(join(ROOT, 'packages')).map((name) => join('packages', name));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
