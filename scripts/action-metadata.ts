import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './setup/paths.ts';

export interface InputMetadata {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** An action.yml, as far as scripts and tests use it. */
export interface ActionMetadata {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, InputMetadata>>;
  readonly outputs: Readonly<Record<string, { readonly description?: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/** Our own file: its shape is what the contract test and actionlint make it. */
export async function readActionMetadata(name: string): Promise<ActionMetadata> {
  const text = await readFile(join(ROOT, 'actions', name, 'action.yml'), 'utf8');
  const metadata = parse(text) as Partial<ActionMetadata> & Omit<ActionMetadata, 'inputs'>;
  return { ...metadata, inputs: metadata.inputs ?? {} };
}
