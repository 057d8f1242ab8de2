import type { Caller } from './login.ts';
import { allowedActions, type Permission } from './permissions.ts';
import type { Route } from './route.ts';

/** What becomes of a request. */
export type Verdict =
  | { readonly kind: 'allow'; /** Whether a mount's source may be read. */ readonly mount: boolean }
  | {
      readonly kind: 'challenge';
      readonly problem?: 'invalid_token' | 'insufficient_scope';
    }
  | { readonly kind: 'deny' };

/** The identity that seeds the registry; no workflow ever has it. */
export const ADMIN = 'sandbox-administrator';

/**
 * Decides as Artifact Registry does: without a valid login 401 with a challenge, with one that lacks
 * the permission 403, with a token that was asked for less 401 again.
 */
export function judgeAccess(
  caller: Caller | undefined,
  route: Route,
  permissions: readonly Permission[],
): Verdict {
  if (caller === undefined) return { kind: 'challenge', problem: 'invalid_token' };
  const { identity, granted } = caller;
  const allow: Verdict = { kind: 'allow', mount: mountable(caller, route, permissions) };
  if (route.repository === undefined) {
    if (identity === ADMIN) return allow;
    if (route.catalog) return identity === undefined ? { kind: 'challenge' } : { kind: 'deny' };
    return identity === undefined && granted === undefined ? { kind: 'challenge' } : allow;
  }
  if (!allowedActions(permissions, identity, route.repository).has(route.action)) {
    return identity === undefined ? { kind: 'challenge' } : { kind: 'deny' };
  }
  if (granted !== undefined && granted.get(route.repository)?.has(route.action) !== true) {
    return { kind: 'challenge', problem: 'insufficient_scope' };
  }
  return allow;
}

function mountable(caller: Caller, route: Route, permissions: readonly Permission[]): boolean {
  const from = route.mountFrom;
  if (from === undefined) return false;
  if (!allowedActions(permissions, caller.identity, from).has('pull')) return false;
  return caller.granted === undefined || caller.granted.get(from)?.has('pull') === true;
}
