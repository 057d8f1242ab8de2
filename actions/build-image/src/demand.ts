import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** @throws `E_INPUT` for a value that is not of the allowed form */
export function demand(input: string, value: string, allowed: RegExp): void {
  if (allowed.test(value)) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`${input}\` is ${JSON.stringify(value.slice(0, 120))}; allowed: ${allowed.source}.`,
  );
}
