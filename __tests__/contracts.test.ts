import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../packages/shared/action/error-codes.ts';
import { VERSION } from '../packages/shared/action/version.ts';
import { readActionMetadata } from '../scripts/action-metadata.ts';
import { actionNames } from '../scripts/bundle.ts';
import { ROOT } from '../scripts/setup/paths.ts';
import { readInputsOf } from './contracts/recording-reader.ts';
import { writtenOutputs } from './contracts/written-outputs.ts';

const ACTIONS = await actionNames();

/** What the edge writes for every action. */
const COMMON_OUTPUTS = ['outcome', 'record'];

describe.each(ACTIONS)('the contract of %s', (name) => {
  it('declares exactly the inputs that are read, with the same defaults', async () => {
    const { inputs } = await readActionMetadata(name);
    const declared = Object.entries(inputs).map(([input, { required, default: value }]) => [
      input,
      required === true ? 'required' : defaultOf(value),
    ]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(await readInputsOf(name)));
  });

  it('declares exactly the outputs that are written, besides those of every action', async () => {
    const declared = Object.keys((await readActionMetadata(name)).outputs).sort();
    expect(declared).toEqual([...COMMON_OUTPUTS, ...writtenOutputs(name)].sort());
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

  it('lists in its README every error code that its own source names', () => {
    const folder = join('actions', name);
    const source = filesOf(join(folder, 'src')).map(read).join('\n');
    const named = new Set(source.match(/(?<=')E_[A-Z_]+(?=')/g));
    named.delete('E_INTERNAL'); // a defect, which no reader can provoke
    const readme = read(join(folder, 'README.md'));
    expect([...named].filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
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

describe('the error codes', () => {
  it('are all used by the source', () => {
    expect(notIn(SOURCES)).toEqual([]);
  });

  it('are all provoked by a test', () => {
    expect(notIn(TESTS)).toEqual([]);
  });
});

function notIn(text: string): readonly string[] {
  return Object.keys(ERROR_CODES).filter((code) => !new RegExp(`\\b${code}\\b`).test(text));
}

/** A default that is an expression is filled in by GitHub; the code has none of its own. */
function defaultOf(value = ''): string {
  return value.startsWith('${{') ? '' : value.trimEnd();
}

/** All sources but the table of the codes itself, and all tests but this one. */
const FILES = ['actions', 'packages/shared'].flatMap(filesOf);
const SOURCES = FILES.filter((file) => !isTest(file) && !file.endsWith('error-codes.ts'))
  .map(read)
  .join('\n');
const TESTS = FILES.filter(isTest).map(read).join('\n');

function isTest(file: string): boolean {
  return file.includes('__tests__');
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => join(folder, file));
}

function packages(): readonly string[] {
  return readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('packages', name));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
