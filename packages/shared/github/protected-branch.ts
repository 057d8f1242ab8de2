import { ActionError } from '../action/action-error.ts';
import type { BranchLocation } from './branch-store.ts';
import type { GitHub } from './client.ts';
import type { GraphqlError } from './http-failure.ts';

/** GitHub’s sentences for a branch that does not let the writer in; not all of them have a type. */
const PROTECTED =
  /protected (?:branch|ref)|rule violation|GH006|GH013|pre-receive hook|required status check|changes must be made through|not authorized to push/i;

/** Whether the mutation was refused by a ruleset or a branch protection. */
export function isProtection({ type, message }: GraphqlError): boolean {
  return type === 'BRANCH_PROTECTION_RULE_VIOLATION' || PROTECTED.test(message);
}

/** The account that stands behind the `GITHUB_TOKEN` of every job. */
const JOB_TOKEN_LOGIN = 'github-actions[bot]';

/**
 * `E_PROTECTED` with who was refused and which rulesets hold for the branch: one more query, and
 * without its answer the hint says it in general.
 *
 * @param said GitHub’s sentence
 */
export async function protectedError(
  github: GitHub,
  location: BranchLocation,
  said: string,
): Promise<ActionError> {
  const { owner, repo, branch } = location;
  const known = await readWriter(github, location).catch(() => undefined);
  const who = known === undefined ? 'this writer' : `\`${known.login}\``;
  return new ActionError(
    'E_PROTECTED',
    `${owner}/${repo} does not let ${who} commit to ${branch}: ${said.replace(/\s+/g, ' ')}`,
    known && { hint: bypassHint(known, branch) },
  );
}

interface Writer {
  readonly login: string;
  /** Names of the rulesets that hold for the branch; not of a classic branch protection. */
  readonly rulesets: readonly string[];
}

interface WriterData {
  readonly viewer: { readonly login: string };
  readonly repository: {
    readonly ref: {
      readonly rules: {
        readonly nodes:
          | readonly ({ readonly repositoryRuleset: { readonly name: string } | null } | null)[]
          | null;
      } | null;
    } | null;
  } | null;
}

async function readWriter(github: GitHub, location: BranchLocation): Promise<Writer> {
  const { owner, repo, branch } = location;
  const query = `query ReadWriter($owner: String!, $repo: String!, $ref: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) { rules(first: 100) { nodes { repositoryRuleset { name } } } }
  }
}`;
  const ref = `refs/heads/${branch}`;
  const data = await github.graphql<WriterData>(query, { owner, repo, ref });
  const names = (data.repository?.ref?.rules?.nodes ?? []).flatMap(
    (rule) => rule?.repositoryRuleset?.name ?? [],
  );
  return { login: data.viewer.login, rulesets: [...new Set(names)] };
}

function bypassHint({ login, rulesets }: Writer, branch: string): string {
  const quoted = rulesets.map((name) => `\`${name}\``);
  const where =
    quoted.length === 0
      ? `the protection of ${branch}`
      : `the ruleset${quoted.length > 1 ? 's' : ''} ${quoted.join(', ')}`;
  if (login === JOB_TOKEN_LOGIN) {
    return (
      `The job’s own token can bypass no ruleset. Write as a GitHub App (\`app-id\` and \`app-private-key\`), ` +
      `and add that App to the bypass list of ${where}.`
    );
  }
  if (login.endsWith('[bot]')) {
    const app = login.slice(0, -'[bot]'.length);
    return `Add the GitHub App \`${app}\` to the bypass list of ${where}.`;
  }
  return `Add \`${login}\`, or better a GitHub App that writes in its place, to the bypass list of ${where}.`;
}
