import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** What is built, as absolute paths with no symbolic link left in them. */
export interface SourcePaths {
  readonly context: string;
  readonly dockerfile: string;
}

/**
 * Finds context and Dockerfile inside the checkout.
 *
 * @throws `E_PATH` for a path that is absolute, leaves the checkout (also through a symbolic link)
 *   or lies in `.git`; `E_INPUT` when there is no such directory or file
 */
export async function findSources(
  workspace: string,
  given: { readonly context: string; readonly dockerfile: string },
): Promise<SourcePaths> {
  const root = await realpath(workspace);
  const context = await resolve(root, 'context', given.context);
  const dockerfile = await resolve(root, 'dockerfile', given.dockerfile);
  if (!(await stat(context)).isDirectory()) throw missing('context', given.context, 'directory');
  if (!(await stat(dockerfile)).isFile()) throw missing('dockerfile', given.dockerfile, 'file');
  return { context, dockerfile };
}

async function resolve(root: string, input: string, path: string): Promise<string> {
  const refuse = (problem: string): never => {
    throw new ActionError('E_PATH', `Input \`${input}\` is ${JSON.stringify(path)}: ${problem}.`);
  };
  if (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) {
    refuse('it must be a path relative to the repository root');
  }
  if (path.includes('\0') || path.split(/[/\\]/).includes('..')) refuse('it leaves the repository');
  let found: string;
  try {
    found = await realpath(join(root, path));
  } catch {
    throw missing(input, path, input === 'context' ? 'directory' : 'file');
  }
  const inside = relative(root, found);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    refuse('a symbolic link leads out of the repository');
  }
  if (inside.split(sep).some((part) => part.toLowerCase() === '.git')) {
    refuse('it lies in Git’s own directory');
  }
  return found;
}

function missing(input: string, path: string, kind: string): ActionError {
  return new ActionError(
    'E_INPUT',
    `Input \`${input}\` is ${JSON.stringify(path)}, and the checkout has no such ${kind}.`,
    { hint: 'Correct the path, or check out the repository before this step (actions/checkout).' },
  );
}
