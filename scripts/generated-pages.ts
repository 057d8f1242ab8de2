import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERROR_CODES } from '../packages/shared/action/error-codes.ts';
import { readActionMetadata, type ActionMetadata } from './action-metadata.ts';
import { actionNames } from './bundle.ts';
import { formatted, table } from './markdown-page.ts';
import { ROOT } from './setup/paths.ts';

export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The README of every action with its tables as action.yml has them now. */
export async function actionReadmes(): Promise<readonly Page[]> {
  return Promise.all(
    (await actionNames()).map(async (name) => {
      const path = join(ROOT, 'actions', name, 'README.md');
      const metadata = await readActionMetadata(name);
      const readme = await readFile(path, 'utf8');
      const withInputs = between(readme, 'inputs', inputsTable(metadata), path);
      const text = between(withInputs, 'outputs', outputsTable(metadata), path);
      return { path, text: await formatted(path, text) };
    }),
  );
}

/** docs/errors.md, out of the closed union of error codes. */
export async function errorsPage(): Promise<Page> {
  const path = join(ROOT, 'docs', 'errors.md');
  const rows = Object.entries(ERROR_CODES).map(([code, entry]) => [
    `\`${code}\``,
    entry.outcome,
    entry.meaning,
    entry.fix,
  ]);
  const text = `# Error codes

Generated from \`packages/shared/action/error-codes.ts\` by \`npm run docs\`; do not edit.

A run that ends badly has one \`::error\` annotation with one of these codes, the fix for the very
case, and exit code 1. \`failed\` means that the policy said no; \`error\` means that it could not be
found out. An \`error\` never counts as a pass.

${table(['code', 'outcome', 'what it means', 'the usual fix'], rows)}
`;
  return { path, text: await formatted(path, text) };
}

function inputsTable(metadata: ActionMetadata): string {
  const rows = Object.entries(metadata.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.required === true ? '**required**' : code(input.default),
    input.description ?? '',
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

function outputsTable(metadata: ActionMetadata): string {
  const rows = Object.entries(metadata.outputs).map(([name, output]) => [
    `\`${name}\``,
    output.description ?? '',
  ]);
  return table(['output', 'meaning'], rows);
}

function code(value: string | undefined): string {
  return value === undefined || value === '' ? '' : `\`${value.trim().replaceAll('\n', ' ')}\``;
}

function between(text: string, marker: string, content: string, path: string): string {
  const [begin, end] = [`<!-- ${marker}:begin -->`, `<!-- ${marker}:end -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} lacks the markers ${begin} … ${end}.`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
