import { basename } from 'node:path';
import { map, steps, text, type Workflow, type YamlMap } from '../workflows/load-workflow.ts';
import { ownAction } from '../workflows/uses.ts';

const HEADER = [
  'workflow',
  'job',
  'runs',
  'environment',
  'GITHUB_TOKEN',
  'cloud identity',
  'App key',
];
const NONE = '–';

/** The way of a change; what is not named here comes after. */
const ORDER = [
  ...['gitops-dev.yml', 'gitops-staging.yml', 'gitops-prod.yml', 'gitops-release.yml'],
  ...['gitops-rollback.yml', 'gitops-rollback-prod.yml'],
];

/** One row a job of the reusable workflows: what it runs, and which identities it holds. */
export function jobIdentities(workflows: readonly Workflow[]): string {
  const rows = workflows
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((workflow) =>
      [...workflow.jobs].map(([id, job]) => [
        basename(workflow.path, '.yml'),
        id,
        runs(job),
        environment(workflow, job),
        token(job),
        cloudIdentity(job),
        appKey(job),
      ]),
    );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(HEADER), line(HEADER.map(() => '---')), ...rows.map(line)].join('\n');
}

function place({ path }: Workflow): number {
  const at = ORDER.indexOf(basename(path));
  return at < 0 ? ORDER.length : at;
}

/** Our actions that a job runs, with their mode. */
function runs(job: YamlMap): string {
  const actions = steps(job).flatMap((step) => {
    const action = ownAction(text(step['uses']));
    const given = map(step['with']);
    const mode = text(given['mode']) || (given['dry-run'] === true ? 'dry run' : '');
    return action === undefined ? [] : [mode === '' ? action : `${action}, ${mode}`];
  });
  return actions.join('; ') || NONE;
}

const ONLY_ELSEWHERE = /inputs\.gitops-repository != '' && (.+?) \|\| ''/;

function environment(workflow: Workflow, job: YamlMap): string {
  const given = text(job['environment']);
  const [, inner] = ONLY_ELSEWHERE.exec(given) ?? [];
  const input = /inputs\.([\w-]+)/.exec(inner ?? given)?.[1];
  if (input === undefined) return given || NONE;
  const inputs = map(map(map(workflow.root['on'])['workflow_call'])['inputs']);
  const byDefault = text(map(inputs[input])['default']);
  const name = byDefault === '' ? 'the caller’s' : `\`${byDefault}\``;
  return inner === undefined ? name : `${name} ¹`;
}

function token(job: YamlMap): string {
  const scopes = Object.entries(map(job['permissions'])).filter(([scope]) => scope !== 'id-token');
  return scopes.map(([scope, level]) => `${scope}: ${text(level)}`).join(', ') || NONE;
}

function cloudIdentity(job: YamlMap): string {
  if (text(map(job['permissions'])['id-token']) !== 'write') return NONE;
  const accounts = steps(job).flatMap((step) => {
    const account = text(map(step['with'])['service-account']);
    return /inputs\.(\w+)-service-account/.exec(account)?.[1] ?? [];
  });
  return accounts.join(', ') || 'any';
}

function appKey(job: YamlMap): string {
  const keys = steps(job)
    .map((step) => text(map(step['with'])['app-private-key']))
    .filter((key) => key !== '');
  if (keys.length === 0) return NONE;
  return keys.every((key) => ONLY_ELSEWHERE.test(key)) ? 'yes ¹' : 'yes';
}
