import { ActionError } from '../action/action-error.ts';

/**
 * What `git check-ref-format` forbids (https://git-scm.com/docs/git-check-ref-format), and the full
 * form `refs/…`, which GitHub would take for a branch of that very name.
 */
const FORBIDDEN =
  /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\.lock(?:\/|$)|(?:^|\/)\.|\.$|^\/|\/$|^-|^refs\/|^@$/;

/** The branch name as it is. @throws `E_INPUT` naming the input when Git would refuse it */
export function checkBranchName(branch: string, input = 'branch'): string {
  if (branch !== '' && branch.length <= 250 && !FORBIDDEN.test(branch)) return branch;
  throw new ActionError(
    'E_INPUT',
    `Input \`${input}\` is ${JSON.stringify(branch.slice(0, 120))}; allowed: the name of a branch, without \`refs/heads/\`.`,
  );
}
