import { ActionError } from '../action/action-error.ts';

/** Owner and name of `owner/name`. @throws `E_INPUT` naming the input */
export function parseRepository(text: string, input: string): { owner: string; repo: string } {
  const [, owner, repo] = /^([\w-]{1,100})\/([\w.-]{1,100})$/.exec(text) ?? [];
  if (owner === undefined || repo === undefined || repo === '.' || repo === '..') {
    throw new ActionError(
      'E_INPUT',
      `Input \`${input}\` is ${JSON.stringify(text.slice(0, 120))}; allowed: owner/name.`,
    );
  }
  return { owner, repo };
}

/** Whether two names `owner/name` are of one repository: GitHub's do not mind their case. */
export function isSameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
