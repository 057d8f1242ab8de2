import { ActionError } from '../action/action-error.ts';

/** Git’s own folder under any spelling that some file system takes for it (8.3 name, trailing dots). */
const GIT_FOLDER = /^(?:\.git|git~\d+)[. ]*$/i;
/** Characters that HFS+ ignores: `.g\u200cit` is `.git` there. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u2060\u206a-\u206f\ufeff]/;

const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * A path inside a repository in its one spelling: relative, `/` between segments, no `.` segments,
 * `.` for the root.
 *
 * @throws `E_PATH` when it is absolute, contains `..`, names Git’s own folder, or holds control
 *   characters or backslashes
 */
export function normalizePath(path: string): string {
  const refuse = (why: string): never => {
    throw new ActionError('E_PATH', `The path ${JSON.stringify(path.slice(0, 200))} ${why}.`);
  };
  if (CONTROL.test(path)) return refuse('holds a control character');
  if (path.includes('\\')) return refuse('holds a backslash');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.startsWith('~')) {
    return refuse('is absolute');
  }
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  for (const segment of segments) {
    if (segment === '..') return refuse('leaves the repository');
    if (GIT_FOLDER.test(segment) || IGNORED.test(segment)) return refuse('names Git’s own files');
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

/** The directory that a file of a repository lies in; `.` for the root. */
export function directoryOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}
