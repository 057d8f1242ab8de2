import { list, map, steps, text, type Own, type Workflow, type YamlMap } from './load-workflow.ts';
import { ownAction, ownWorkflow } from './uses.ts';

/** The environment's secret that every caller must list. */
const APP_KEY = 'APP_PRIVATE_KEY';

/** Rules about the seams: caller and callee, job and job, step and action. */
export const CONTRACT_RULES = {
  'steps give our actions what they declare and nothing else'(
    workflow: Workflow,
    own: Own,
  ): string[] {
    return [...workflow.jobs].flatMap(([id, job]) =>
      steps(job).flatMap((step) => {
        const name = ownAction(text(step['uses']));
        if (name === undefined) return [];
        const action = own.action(name);
        if (action === undefined) return [`job ${id}: actions/${name}/action.yml does not exist`];
        return compare(`job ${id}: ${name}`, map(action['inputs']), map(step['with']));
      }),
    );
  },

  'callers give our workflows what they declare and nothing else'(
    workflow: Workflow,
    own: Own,
  ): string[] {
    return [...workflow.jobs].flatMap(([id, job]) => {
      const file = ownWorkflow(text(job['uses']));
      if (file === undefined) return [];
      const callee = own.workflow(file);
      if (callee === undefined) return [`job ${id}: .github/workflows/${file} does not exist`];
      const call = map(map(callee.root['on'])['workflow_call']);
      return [
        ...compare(`job ${id}: ${file}`, map(call['inputs']), map(job['with'])),
        ...compare(`job ${id}: ${file} secrets`, map(call['secrets']), map(job['secrets'])),
        // An environment's secret reaches a called workflow only if the caller lists its name.
        ...Object.keys(map(call['secrets']))
          .filter((name) => name === APP_KEY && map(job['secrets'])[name] === undefined)
          .map((name) => `job ${id}: secret ${name} is not listed`),
      ];
    });
  },

  'outputs that are read exist'(workflow: Workflow, own: Own): string[] {
    const outputs = map(map(map(workflow.root['on'])['workflow_call'])['outputs']);
    const fromJobs = read(JSON.stringify(outputs), /\bjobs\.([\w-]+)\.outputs\.([\w-]+)/g)
      .filter(([id, name]) => map(workflow.jobs.get(id)?.['outputs'])[name] === undefined)
      .map(([id, name]) => `workflow output: jobs.${id}.outputs.${name} does not exist`);
    const inside = [...workflow.jobs].flatMap(([id, job]) => {
      const source = JSON.stringify(job);
      const needs = [job['needs']].flat().concat(list(job['needs'])).map(text);
      const jobs = read(source, /\bneeds\.([\w-]+)\.(?:outputs\.)?([\w-]+)/g)
        .filter(([from, name]) => {
          if (!needs.includes(from)) return true;
          return name !== 'result' && map(workflow.jobs.get(from)?.['outputs'])[name] === undefined;
        })
        .map(([from, name]) => `job ${id}: needs.${from}.outputs.${name} does not exist`);
      const byId = new Map(steps(job).map((step) => [text(step['id']), step]));
      const stepOutputs = read(source, /\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)
        .filter(([from, name]) => !stepWrites(byId.get(from), name, own))
        .map(([from, name]) => `job ${id}: steps.${from}.outputs.${name} does not exist`);
      return [...jobs, ...stepOutputs];
    });
    return [...fromJobs, ...inside];
  },

  'signatures are judged with the whole history at hand'(workflow: Workflow): string[] {
    return [...workflow.jobs].flatMap(([id, job]) => {
      const all = steps(job);
      const at = all.findIndex((step) => ownAction(text(step['uses'])) === 'verify-signatures');
      if (at === -1) return [];
      const whole = all
        .slice(0, at)
        .some(
          (step) =>
            text(step['uses']).startsWith('actions/checkout@') &&
            map(step['with'])['fetch-depth'] === 0,
        );
      return whole ? [] : [`job ${id}: no checkout with fetch-depth: 0 before verify-signatures`];
    });
  },

  'a reusable workflow ends in one job that looks at every other'(workflow: Workflow): string[] {
    if (map(workflow.root['on'])['workflow_call'] === undefined) return [];
    const result = workflow.jobs.get('result');
    if (result === undefined) return ['there is no job `result`'];
    const source = JSON.stringify(result['steps']);
    const unseen = [...workflow.jobs.keys()]
      .filter((id) => id !== 'result' && !source.includes(`needs.${id}.result`))
      .map((id) => `job result: does not look at needs.${id}.result`);
    return [
      ...(text(result['if']) === 'always()' ? [] : ['job result: not if: always()']),
      ...unseen,
    ];
  },

  'every declared input and secret is used'(workflow: Workflow): string[] {
    const call = map(map(workflow.root['on'])['workflow_call']);
    const body = JSON.stringify([workflow.root['jobs'], workflow.root['concurrency']]);
    return [
      ...Object.keys(map(call['inputs']))
        .filter((name) => !new RegExp(`\\binputs\\.${name}\\b(?!-)`).test(body))
        .map((name) => `input ${name} is declared and ignored`),
      ...Object.keys(map(call['secrets']))
        .filter((name) => !new RegExp(`\\bsecrets\\.${name}\\b(?!-)`).test(body))
        .map((name) => `secret ${name} is declared and ignored`),
    ];
  },
} as const;

function compare(where: string, declared: YamlMap, given: YamlMap): string[] {
  const unknown = Object.keys(given)
    .filter((name) => declared[name] === undefined)
    .map((name) => `${where}: ${name} is not declared`);
  const missing = Object.entries(declared)
    .filter(([name, entry]) => map(entry)['required'] === true && given[name] === undefined)
    .map(([name]) => `${where}: required ${name} is not given`);
  return [...unknown, ...missing];
}

function read(source: string, pattern: RegExp): (readonly [string, string])[] {
  return [...source.matchAll(pattern)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
}

function stepWrites(step: YamlMap | undefined, output: string, own: Own): boolean {
  if (step === undefined) return false;
  const name = ownAction(text(step['uses']));
  if (name !== undefined) return map(own.action(name)?.['outputs'])[output] !== undefined;
  if (step['uses'] !== undefined) return true; // a foreign action's outputs are not ours to check
  return text(step['run']).includes(`${output}=`) || text(step['run']).includes(`${output}<<`);
}
