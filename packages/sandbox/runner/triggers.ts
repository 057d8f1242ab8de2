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
