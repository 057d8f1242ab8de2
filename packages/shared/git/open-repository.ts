import { ActionError } from '../action/action-error.ts';
import { firstLacking, inspectClone, openClone } from './clone-repository.ts';
import { fetchRepository } from './fetch-repository.ts';
import type { Repository, RepositoryOptions } from './repository.ts';

const CHECKOUT_HINT = `Check out the whole history before this step:
  - uses: actions/checkout@<sha>
    with:
      fetch-depth: 0
      persist-credentials: false
or give this action a \`token\` that can read the repository (permissions: contents: read).`;

/**
 * Opens the repository for judging. A complete clone lends only its objects, as an alternate of an
 * empty bare repository of ours: its configuration, hooks, replace refs, grafts, commit graphs and
 * attributes have nothing to act on. Where there is no clone, or only a shallow or partial one, the
 * history is fetched into that bare repository instead.
 *
 * @throws `E_PATH`, `E_REPO_MISSING`, `E_REPO_SHALLOW`, and for the fetch `E_PERMISSION`,
 *   `E_UNREACHABLE`
 */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  let clone = await inspectClone(options);
  if (clone.kind === 'complete') {
    const lacking = await firstLacking(options, clone.directory);
    if (lacking === undefined) return openClone(options, clone);
    clone = { ...clone, reason: `The clone has no ${lacking}` };
  }
  const token = await options.token();
  if (token !== undefined) {
    options.log.info(`${clone.reason}; fetching the history from ${options.url}`);
    return fetchRepository(options, token);
  }
  if (clone.kind === 'complete') return openClone(options, clone); // the caller names what is missing
  throw new ActionError(
    clone.kind === 'missing' ? 'E_REPO_MISSING' : 'E_REPO_SHALLOW',
    `${clone.reason}, and without a token the history cannot be fetched.`,
    { hint: CHECKOUT_HINT },
  );
}
