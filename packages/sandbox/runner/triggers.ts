import { parse } from 'yaml';
import { map, text } from './yaml-map.ts';

/** A workflow file of the consumer. */
export interface WorkflowFile {
  readonly path: string;
  readonly source: string;
}

/**
 * The workflows that GitHub starts for a push to a ref: those with `on.push` whose `branches` or
 * `tags` hold the name. Filters that the sandbox does not know are refused, never overlooked.
 */
export function startedByPush(
  files: readonly WorkflowFile[],
  ref: string,
): readonly WorkflowFile[] {
  const [, kind = '', name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  return files.filter(({ path, source }) => {
    const on = map(parse(source))['on'];
    if (on === 'push' || (Array.isArray(on) && on.includes('push'))) return true;
    const events = map(on);
    if (!('push' in events)) return false;
    const { branches, tags, ...unknown } = map(events['push']);
    const [filter] = Object.keys(unknown);
    if (filter !== undefined) throw new Error(`${path}: on.push.${filter} is not known here.`);
    if (branches === undefined && tags === undefined) return true;
    return globs(kind === 'tags' ? tags : branches).some((glob) => glob.test(name));
  });
}

/** The workflows that GitHub starts for a pull request; filters by branch are not known here. */
export function startedByPullRequest(files: readonly WorkflowFile[]): readonly WorkflowFile[] {
  return files.filter(({ path, source }) => {
    const on = map(parse(source))['on'];
    if (on === 'pull_request' || (Array.isArray(on) && on.includes('pull_request'))) return true;
    const events = map(on);
    if (!('pull_request' in events)) return false;
    const [filter] = Object.keys(map(events['pull_request'])).filter((key) => key !== 'types');
    if (filter === undefined) return true;
    throw new Error(`${path}: on.pull_request.${filter} is not known here.`);
  });
}

/** The workflows that GitHub starts for a `repository_dispatch` of this type. */
export function startedByDispatch(
  files: readonly WorkflowFile[],
  eventType: string,
): readonly WorkflowFile[] {
  return files.filter(({ path, source }) => {
    const on = map(parse(source))['on'];
    if (on === DISPATCH || (Array.isArray(on) && on.includes(DISPATCH))) return true;
    const events = map(on);
    if (!(DISPATCH in events)) return false;
    const { types, ...unknown } = map(events[DISPATCH]);
    const [filter] = Object.keys(unknown);
    if (filter !== undefined)
      throw new Error(`${path}: on.${DISPATCH}.${filter} is not known here.`);
    return types === undefined || [types].flat().includes(eventType);
  });
}

const DISPATCH = 'repository_dispatch';

/**
 * What a workflow that is started by hand gets as its inputs: what is given, and the defaults.
 *
 * @throws as GitHub refuses it: a workflow without `workflow_dispatch`, an input that it does not
 *   have, one that is missing or not among its options
 */
export function inputsByHand(
  { path, source }: WorkflowFile,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const on = map(parse(source))['on'];
  const refuse = (reason: string): Error => new Error(`${path}: ${reason}`);
  if (![on].flat().includes(BY_HAND) && !(BY_HAND in map(on))) {
    throw refuse(`Workflow does not have '${BY_HAND}' trigger`);
  }
  const declared = map(map(map(on)[BY_HAND])['inputs']);
  const unexpected = Object.keys(given).filter((name) => declared[name] === undefined);
  if (unexpected.length > 0) throw refuse(`Unexpected inputs provided: ${unexpected.join(', ')}`);
  const entries = Object.entries(declared).map(([name, each]): [string, string] => {
    const { default: byDefault, required, options } = map(each);
    const value = given[name] ?? text(byDefault);
    if (value === '' && required === true) throw refuse(`Required input '${name}' not provided`);
    if (Array.isArray(options) && value !== '' && !options.includes(value)) {
      throw refuse(
        `Provided value '${value}' for input '${name}' not in the list of allowed values`,
      );
    }
    return [name, value];
  });
  return Object.fromEntries(entries);
}

const BY_HAND = 'workflow_dispatch';

/** `*` stays within a path segment, `**` crosses them; other characters are literal. */
function globs(value: unknown): readonly RegExp[] {
  if (!Array.isArray(value)) return [];
  return value.map((glob) => {
    const literal = text(glob).split(/(\*\*|\*)/);
    const pattern = literal.map((part, index) =>
      index % 2 === 0
        ? part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
        : part === '*'
          ? '[^/]*'
          : '.*',
    );
    return new RegExp(`^${pattern.join('')}$`);
  });
}
