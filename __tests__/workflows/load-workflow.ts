import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isPair, isScalar, parse, parseDocument, visit } from 'yaml';
import { map, steps, text, type YamlMap } from '../../packages/sandbox/runner/yaml-map.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { ALLOWED_INPUTS } from './allowed-inputs.ts';

export { map, steps, text, type YamlMap };

/** One `uses:` of a workflow, with the comment behind it. */
export interface Use {
  readonly value: string;
  readonly comment: string;
}

/** A workflow file, parsed; jobs and steps are maps even where the file has something else. */
export interface Workflow {
  /** Relative to the repository root. */
  readonly path: string;
  readonly root: YamlMap;
  readonly jobs: ReadonlyMap<string, YamlMap>;
  readonly uses: readonly Use[];
}

/** What the rules look up: our own actions and reusable workflows by their name. */
export interface Own {
  /** `action.yml` of `actions/<name>`. */
  action(name: string): YamlMap | undefined;
  /** `.github/workflows/<file>`. */
  workflow(file: string): Workflow | undefined;
  /** The inputs that a reusable workflow may have. */
  inputs(path: string): readonly string[];
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function parseWorkflow(path: string, source: string): Workflow {
  const document = parseDocument(source);
  const [error] = document.errors;
  if (error !== undefined) throw error;
  const uses: Use[] = [];
  visit(document, {
    Pair(_key, pair) {
      if (!isPair(pair) || !isScalar(pair.key) || pair.key.value !== 'uses') return;
      if (!isScalar(pair.value) || typeof pair.value.value !== 'string') return;
      uses.push({ value: pair.value.value, comment: (pair.value.comment ?? '').trim() });
    },
  });
  const root = map(document.toJS());
  const jobs = Object.entries(map(root['jobs'])).map(([id, job]) => [id, map(job)] as const);
  return { path, root, jobs: new Map(jobs), uses };
}

/** Every workflow of this repository and of its examples. */
export function loadWorkflows(): readonly Workflow[] {
  const folders = [
    join(ROOT, '.github/workflows'),
    ...readdirSync(join(ROOT, 'examples')).map((example) =>
      join(ROOT, 'examples', example, '.github/workflows'),
    ),
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => parseWorkflow(relative(ROOT, file), readFileSync(file, 'utf8')));
}

/** Our own actions and workflows, as they are in the working tree now. */
export const OWN: Own = {
  action(name) {
    const file = join(ROOT, 'actions', name, 'action.yml');
    return existsSync(file) ? map(parse(readFileSync(file, 'utf8'))) : undefined;
  },
  workflow(file) {
    const path = `.github/workflows/${file}`;
    if (!existsSync(join(ROOT, path))) return undefined;
    return parseWorkflow(path, readFileSync(join(ROOT, path), 'utf8'));
  },
  inputs: (path) => ALLOWED_INPUTS[basename(path)] ?? [],
};
