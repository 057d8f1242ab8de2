import { newEnforcer, newModelFromString, StringAdapter } from 'casbin';
import { mayMatch } from '../../../scripts/gitops/access-policy.ts';

/**
 * Argo CD's model, as its documentation on RBAC describes it: a request is allowed when a line of its
 * subject, or of a role of it, allows it and none denies it; resource, action and object are globs.
 */
const MODEL = `
[request_definition]
r = sub, res, act, obj
[policy_definition]
p = sub, res, act, obj, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && globMatches(r.res, p.res) && globMatches(r.act, p.act) && globMatches(r.obj, p.obj)
`;

/** What Argo CD itself gives its two built-in roles, as far as the tests ask for it. */
const BUILT_IN = `
p, role:readonly, applications, get, */*, allow
p, role:readonly, logs, get, */*, allow
p, role:readonly, gpgkeys, get, *, allow
p, role:admin, applications, create, */*, allow
p, role:admin, applications, delete, */*, allow
p, role:admin, applications, sync, */*, allow
p, role:admin, applications, override, */*, allow
p, role:admin, gpgkeys, create, *, allow
p, role:admin, gpgkeys, delete, *, allow
p, role:admin, projects, update, *, allow
p, role:admin, exec, create, */*, allow
g, role:admin, role:readonly
g, admin, role:admin
`;

export interface Person {
  /** The subject of the login. */
  readonly name: string;
  /** Teams, as the login says them. */
  readonly groups: readonly string[];
}

/** Whether a person may do something. */
export type Decide = (
  person: Person,
  resource: string,
  action: string,
  object: string,
) => Promise<boolean>;

/** As Argo CD asks: the default role first, then the person, then each group that policy.csv knows. */
export async function argocdAccess(csv: string, defaultRole: string): Promise<Decide> {
  const enforcer = await newEnforcer(
    newModelFromString(MODEL),
    new StringAdapter(`${BUILT_IN}\n${withoutComments(csv)}`),
  );
  await enforcer.addFunction('globMatches', (text: string, pattern: string) =>
    mayMatch(pattern, text),
  );
  return async ({ name, groups }, ...request) => {
    const known = new Set((await enforcer.getGroupingPolicy()).map(([subject]) => subject));
    const subjects = [defaultRole, name, ...groups.filter((group) => known.has(group))];
    for (const subject of subjects.filter((one) => one !== '')) {
      if (await enforcer.enforce(subject, ...request)) return true;
    }
    return false;
  };
}

const withoutComments = (csv: string): string =>
  csv
    .split('\n')
    .filter((line) => !line.trim().startsWith('#'))
    .join('\n');
