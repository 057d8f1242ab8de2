import type { ErrorObject, ValidateFunction } from 'ajv';
import { parseDuration } from '../action/inputs.ts';
import type {
  Person,
  PersonKey,
  Policy,
  PathRule,
  Severity,
  SigningPolicy,
  TagRule,
} from './policy.ts';
import { checkPolicy } from './check-policy.ts';
import { validate as validatePolicy } from './policy-validator.ts';
import { invalidPolicy } from './invalid-policy.ts';
import { policyText } from './policy-file.ts';
import { entryName } from './policy-entry.ts';
import type { PolicyYaml, YamlPath } from './policy-yaml.ts';

/** The file as its schema describes it; only what {@link parsePolicy} reads. */
interface PolicyFile {
  readonly signing?: SigningFile;
  readonly scan?: {
    readonly 'fail-on'?: 'none' | readonly Severity[];
    readonly 'ignore-unfixed'?: boolean;
    readonly 'max-db-age'?: string;
  };
  readonly promotion?: {
    readonly 'deny-digests'?: readonly string[];
    readonly 'trust-paths'?: readonly string[];
  };
  readonly registries?: Policy['registries'];
}

interface KeyFile {
  readonly ssh?: string;
  readonly 'user-verified'?: boolean;
  readonly 'ssh-authority'?: string;
  readonly principals?: readonly string[];
  readonly openpgp?: string;
  readonly gitsign?: { readonly identity: string; readonly issuer: string };
  readonly until?: readonly string[];
  readonly reason?: 'retired' | 'compromised';
}

interface SigningFile {
  readonly 'trust-root': string;
  readonly people: Readonly<
    Record<string, { readonly emails?: readonly string[]; readonly keys: readonly KeyFile[] }>
  >;
  readonly pipeline?: {
    readonly app: { readonly slug: string; readonly 'user-id': number };
    readonly overlays: readonly string[];
  };
  readonly github?: {
    readonly 'web-flow'?: SigningPolicy['github']['webFlow'];
    readonly keys?: readonly { readonly openpgp: string }[];
  };
  readonly sigstore?: { readonly 'trusted-root': string };
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  readonly rules?: readonly PathRule[];
  readonly tags?: readonly TagRule[];
  readonly exempt?: SigningPolicy['exempt'];
}

const validate = validatePolicy as unknown as ValidateFunction<PolicyFile>;

/**
 * The text of `gitops-policy.yml` as a typed policy. Fails closed: an unknown key, a name that
 * nobody bears, a glob that can match nothing are errors, because a rule that is not understood
 * protects nothing.
 *
 * @param origin names the file in messages, e.g. `.github/gitops-policy.yml`
 * @throws `E_POLICY_INVALID` with file, line and column of the first mistake
 */
export async function parsePolicy(text: string, origin: string): Promise<Policy> {
  const { readPolicyYaml } = await import('./policy-yaml.ts');
  const yaml = readPolicyYaml(text, origin);
  if (!validate(yaml.value)) throw schemaError(validate.errors ?? [], yaml, origin);
  const policy = toPolicy(yaml.value, yaml);
  checkPolicy(policy, (path, reason) => invalidPolicy(origin, yaml.position(path), reason));
  return policy;
}

/**
 * As {@link parsePolicy}, of the bytes of the file.
 *
 * @throws `E_POLICY_INVALID`, also when they are not UTF-8
 */
export async function parsePolicyFile(bytes: Uint8Array, origin: string): Promise<Policy> {
  return parsePolicy(policyText(bytes, origin), origin);
}

/**
 * What a release must not bring along where the policy says nothing: a workflow or a policy of the
 * change itself. A list that is written down, however short, is what it says.
 */
const TRUST_PATHS: readonly string[] = ['.github/**'];

function toPolicy(file: PolicyFile, yaml: PolicyYaml): Policy {
  const { scan, promotion } = file;
  const age = scan?.['max-db-age'];
  const maxDbAgeMs = age === undefined ? undefined : parseDuration(age);
  const failOn = scan?.['fail-on'];
  return {
    schema: 1,
    ...(file.signing && { signing: toSigning(file.signing, yaml) }),
    scan: {
      ...(failOn !== undefined && { failOn: failOn === 'none' ? [] : failOn }),
      ...(scan?.['ignore-unfixed'] !== undefined && { ignoreUnfixed: scan['ignore-unfixed'] }),
      ...(maxDbAgeMs !== undefined && { maxDbAgeMs }),
    },
    promotion: {
      denyDigests: promotion?.['deny-digests'] ?? [],
      trustPaths: promotion?.['trust-paths'] ?? TRUST_PATHS,
    },
    registries: file.registries ?? [],
  };
}

function toSigning(file: SigningFile, yaml: PolicyYaml): SigningPolicy {
  const { pipeline, github, sigstore } = file;
  const people = Object.entries(file.people).map(([name, person]): [string, Person] => [
    name,
    {
      emails: person.emails ?? [],
      keys: person.keys.map((key, index) => {
        const path = ['signing', 'people', name, 'keys', index];
        return toKey(key, { position: yaml.position(path), entry: entryName(path) });
      }),
    },
  ]);
  return {
    trustRoot: file['trust-root'],
    people: new Map(people),
    ...(pipeline && {
      pipeline: {
        app: { slug: pipeline.app.slug, userId: pipeline.app['user-id'] },
        overlays: pipeline.overlays,
      },
    }),
    github: {
      webFlow: github?.['web-flow'] ?? 'deny',
      keys: (github?.keys ?? []).map((key) => key.openpgp),
    },
    ...(sigstore && {
      sigstore: {
        trustedRoot: sigstore['trusted-root'],
        position: yaml.position(['signing', 'sigstore', 'trusted-root']),
      },
    }),
    teams: new Map(Object.entries(file.teams ?? {})),
    rules: file.rules ?? [],
    tags: file.tags ?? [],
    exempt: file.exempt ?? [],
  };
}

function toKey(key: KeyFile, place: Pick<PersonKey, 'position' | 'entry'>): PersonKey {
  const entry = {
    ...(key.until && { until: key.until }),
    ...(key.reason && { reason: key.reason }),
    ...place,
  };
  const authority = key['ssh-authority'];
  if (key.ssh !== undefined) {
    const verified = key['user-verified'] === true && ({ userVerified: true } as const);
    return { type: 'ssh', text: key.ssh.trim(), ...verified, ...entry };
  }
  if (authority !== undefined) {
    const { principals = [] } = key;
    return { type: 'ssh-authority', text: authority.trim(), principals, ...entry };
  }
  if (key.gitsign !== undefined) return { type: 'gitsign', ...key.gitsign, ...entry };
  // The schema demands exactly one kind.
  return { type: 'openpgp', text: (key.openpgp ?? '').trim(), ...entry };
}

/** The most telling of the validator's errors: an unknown key first, then the deepest path. */
function schemaError(
  errors: readonly ErrorObject[],
  yaml: PolicyYaml,
  origin: string,
): ReturnType<typeof invalidPolicy> {
  const rank = ({ keyword, instancePath, schemaPath }: ErrorObject): number => {
    if (keyword === 'additionalProperties') return 1_000;
    // What one of several alternatives would need says less than that none fits.
    if (keyword === 'required' && schemaPath.includes('/oneOf/')) return 0;
    return instancePath.split('/').length;
  };
  const [first] = [...errors].sort((a, b) => rank(b) - rank(a));
  if (first === undefined) return invalidPolicy(origin, '1:1', 'does not follow its schema');
  const path = pointerPath(first.instancePath);
  const where = path.length === 0 ? 'the policy' : `\`${path.join('.')}\``;
  const extra = unknownKey(first);
  if (extra !== undefined) {
    return invalidPolicy(origin, yaml.keyPosition(path, extra), `${where} has no key \`${extra}\``);
  }
  return invalidPolicy(origin, yaml.position(path), `${where} ${explain(first)}`);
}

function unknownKey(error: ErrorObject): string | undefined {
  const params = error.params as { readonly additionalProperty?: unknown };
  return typeof params.additionalProperty === 'string' ? params.additionalProperty : undefined;
}

function explain(error: ErrorObject): string {
  const params = error.params as { readonly allowedValues?: readonly unknown[] };
  if (params.allowedValues) return `must be one of ${params.allowedValues.map(String).join(', ')}`;
  if (error.keyword === 'oneOf' && error.schemaPath.includes('/keys/')) {
    return 'must have exactly one of `ssh`, `ssh-authority`, `openpgp` and `gitsign`';
  }
  if (error.keyword === 'pattern' && error.instancePath.includes('/sources/')) {
    return 'must be the name of one repository, `owner/name`';
  }
  if (error.keyword === 'pattern' && error.instancePath.endsWith('/openpgp')) {
    return 'must be an armored public key block, as `gpg --armor --export` writes it';
  }
  if (error.keyword === 'pattern' && error.instancePath.includes('/principals/')) {
    return 'must be one principal as it stands in certificates, without wildcards';
  }
  if (error.keyword === 'pattern' && error.instancePath.includes('/gitsign/')) {
    return 'must be written as it stands in certificates, without spaces and wildcards';
  }
  if (error.keyword === 'const') return `must be ${JSON.stringify(error.schema)}`;
  if (error.keyword === 'type' && typeof error.data === 'number') {
    return `${error.message ?? ''}; put quotes around it`;
  }
  return error.message ?? 'does not follow the schema';
}

function pointerPath(pointer: string): YamlPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
