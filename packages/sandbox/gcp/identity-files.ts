import { Environment } from '@marcbachmann/cel-js';
import type { Claims } from './jwt.ts';
import type { Provider, Trust } from './trust.ts';

/** A provider's body for Google's API, as far as a token exchange is judged by it. */
interface ProviderFile {
  readonly disabled?: boolean;
  readonly oidc: { readonly issuerUri: string; readonly allowedAudiences: readonly string[] };
  readonly attributeMapping: Readonly<Record<string, string>>;
  readonly attributeCondition: string;
}

/** A policy as `set-iam-policy` takes it. */
export interface IamPolicyFile {
  readonly bindings: readonly {
    readonly role: string;
    readonly members: readonly string[];
    readonly condition?: object;
  }[];
}

const ISSUER = 'https://token.actions.githubusercontent.com';
const IMPERSONATE = 'roles/iam.workloadIdentityUser';
const PROVIDER_FILE = /^infra\/identity\/([a-z]+)\/provider\.json$/;
const ACCOUNT_FILE = /^infra\/identity\/([a-z]+)\/(writer|reader)\.iam\.json$/;

/**
 * The trust that the consumer's `infra/identity` sets up.
 *
 * @param files the consumer's files by path
 * @throws Error for what this Google would not enforce
 */
export function identityTrust(files: Readonly<Record<string, string>>): Trust {
  const providers: Provider[] = [];
  const impersonation: Record<string, readonly string[]> = {};
  for (const path of Object.keys(files).sort()) {
    const text = files[path] ?? '';
    if (PROVIDER_FILE.test(path)) providers.push(readProvider(JSON.parse(text) as ProviderFile));
    const [, environment, name] = ACCOUNT_FILE.exec(path) ?? [];
    if (environment === undefined || name === undefined) continue;
    const account = `${name}@acme-${environment}.iam.gserviceaccount.com`;
    impersonation[account] = membersOf(JSON.parse(text) as IamPolicyFile, IMPERSONATE);
  }
  if (providers.length === 0) throw new Error('There is no provider in infra/identity.');
  return { providers, impersonation };
}

/** Who has a role by a policy. @throws Error for a condition, which nobody here would judge */
export function membersOf({ bindings }: IamPolicyFile, role: string): readonly string[] {
  if (bindings.some(({ condition }) => condition !== undefined)) {
    throw new Error('The sandbox judges no condition of a binding.');
  }
  return bindings.filter((binding) => binding.role === role).flatMap(({ members }) => members);
}

function readProvider(file: ProviderFile): Provider {
  const { issuerUri, allowedAudiences } = file.oidc;
  // The name stands in the audience alone: it is the resource's, not the body's.
  const [name] = allowedAudiences.map((audience) =>
    audience.replace('https://iam.googleapis.com/', ''),
  );
  if (issuerUri !== ISSUER || name === undefined || file.disabled === true) {
    throw new Error('A provider must be GitHub’s, enabled, and name its audience.');
  }
  const condition = evaluator(file.attributeCondition);
  const mapping = Object.entries(file.attributeMapping).map(
    ([attribute, expression]) => [attribute, evaluator(expression)] as const,
  );
  return {
    name,
    audiences: allowedAudiences,
    condition: (assertion) => condition(assertion) === true,
    attributes: (assertion) => {
      const values = mapping.map(
        ([attribute, evaluate]) => [attribute, evaluate(assertion)] as const,
      );
      // One that fails refuses the token.
      return values.every((entry): entry is [string, string] => typeof entry[1] === 'string')
        ? Object.fromEntries(values)
        : undefined;
    },
  };
}

/**
 * A CEL expression over a token's claims, as Google evaluates a provider's: a claim that is not there
 * is an error, which grants nothing.
 *
 * @throws Error for an expression that does not parse
 */
export function evaluator(expression: string): (assertion: Claims) => unknown {
  const environment = new Environment().registerVariable('assertion', 'map');
  const program = environment.parse(expression);
  return (assertion) => {
    try {
      return program({ assertion }) as unknown;
    } catch {
      return undefined;
    }
  };
}
