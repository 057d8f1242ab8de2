import { parse } from 'yaml';
import { map, text } from './yaml-map.ts';

/** A job of a called workflow as GitHub would set it up. */
export interface CalledJob {
  readonly id: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  /** Name of its environment, if it has one. */
  readonly environment?: string;
}

/** What a caller's job calls, and with which inputs. */
export interface Call {
  /** `owner/name` */
  readonly repository: string;
  /** File name under `.github/workflows/`. */
  readonly file: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * The one reusable workflow that a caller calls; `undefined` for a workflow with steps of its own.
 *
 * @throws when it calls more than one, or one that is not named in full
 */
export function calledWorkflow(caller: string): Call | undefined {
  const calls = Object.values(map(map(parse(caller))['jobs']))
    .map(map)
    .filter((job) => job['uses'] !== undefined);
  const [job, second] = calls;
  if (job === undefined) return undefined;
  const match = /^([^/]+\/[^/]+)\/\.github\/workflows\/([^@]+)@(.+)$/.exec(text(job['uses']));
  const [, repository, file, ref] = match ?? [];
  if (second !== undefined || repository === undefined || file === undefined || ref === undefined) {
    throw new Error('The caller must call exactly one workflow as owner/name/…@ref.');
  }
  const given = Object.entries(map(job['with'])).map(([name, value]) => [name, String(value)]);
  return { repository, file, ref, inputs: Object.fromEntries(given) as Record<string, string> };
}

/** The jobs of a called workflow, with the identity that GitHub would give each. */
export function calledJobs(
  source: string,
  inputs: Readonly<Record<string, string>>,
): readonly CalledJob[] {
  const root = map(parse(source));
  const declared = map(map(map(root['on'])['workflow_call'])['inputs']);
  const input = (name: string): string => inputs[name] ?? text(map(declared[name])['default']);
  return Object.entries(map(root['jobs'])).map(([id, value]) => {
    const job = map(value);
    const environment = text(job['environment']).replaceAll(
      /\$\{\{\s*(?:inputs\.([\w-]+) != '' && )?inputs\.([\w-]+)(?: \|\| '')?\s*\}\}/g,
      (_expression, given: string | undefined, name: string) =>
        given === undefined || input(given) !== '' ? input(name) : '',
    );
    const permissions = Object.entries(map(job['permissions'])).filter(
      (entry): entry is [string, 'read' | 'write'] => entry[1] === 'read' || entry[1] === 'write',
    );
    return {
      id,
      permissions: Object.fromEntries(permissions),
      ...(environment !== '' && { environment }),
    };
  });
}

/** Whether a workflow can end without a single job having run, by conditions of its own. */
export function everyJobHasCondition(workflow: string): boolean {
  return Object.values(map(map(parse(workflow))['jobs'])).every(
    (job) => map(job)['if'] !== undefined,
  );
}
