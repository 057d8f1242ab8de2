/** What a tag's signed message says about being a hotfix. */
export type HotfixClaim =
  | { readonly kind: 'none' }
  | { readonly kind: 'hotfix'; readonly reason: string }
  /** It says something, but not so that it can count. `reason` is a clause without final stop. */
  | { readonly kind: 'malformed'; readonly reason: string };

const MAX_REASON = 500;

/**
 * Reads the line `Hotfix: <reason>` (docs/architecture.md): exactly one, anywhere in the message, as
 * its own line, in this spelling.
 *
 * @param message the signed part of a tag, as {@link TagObject.message} gives it; never one that an
 *   API returned, which the signature may not cover
 */
export function hotfixReason(message: string): HotfixClaim {
  const lines = message.split('\n').filter((line) => line.startsWith('Hotfix:'));
  const [line] = lines;
  if (line === undefined) return { kind: 'none' };
  const malformed = (reason: string): HotfixClaim => ({ kind: 'malformed', reason });
  if (lines.length > 1) return malformed('the line `Hotfix:` occurs twice in its message');
  const reason = line.slice('Hotfix:'.length).trim();
  if (reason === '') return malformed('the line `Hotfix:` of its message gives no reason');
  if (reason.length > MAX_REASON) {
    return malformed(`the reason in its line \`Hotfix:\` is longer than ${MAX_REASON} characters`);
  }
  if (/[\0-\x1f\x7f-\x9f]/.test(reason)) {
    return malformed('the reason in its line `Hotfix:` contains control characters');
  }
  return { kind: 'hotfix', reason };
}
