/**
 * `.github/gitops-policy.yml`, typed. Every section is optional in the file; a stage that needs one
 * refuses a policy without it. Commits are full object names (40 or 64 lower-case hex digits).
 */
export interface Policy {
  readonly schema: 1;
  readonly signing?: SigningPolicy;
  readonly scan: ScanPolicy;
  readonly promotion: PromotionPolicy;
  readonly registries: readonly RegistryRule[];
}

/** Who may write what. */
export interface SigningPolicy {
  /** History up to and including this commit is not judged. */
  readonly trustRoot: string;
  /** By name. */
  readonly people: ReadonlyMap<string, Person>;
  readonly pipeline?: PipelinePolicy;
  readonly github: GitHubPolicy;
  readonly sigstore?: SigstorePolicy;
  /** Names of people, by name of team; no name is both a person and a team. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  readonly rules: readonly PathRule[];
  readonly tags: readonly TagRule[];
  readonly exempt: readonly Exemption[];
}

export interface Person {
  /** When not empty, the committer e-mail of this person's commits must be one of these. */
  readonly emails: readonly string[];
  readonly keys: readonly PersonKey[];
}

/** One key of a person. */
export type PersonKey = SshKey | SshAuthority | OpenPgpKey | GitsignKey;

interface KeyEntry {
  /** When present, the key is good for the (strict) ancestors of these commits and for nothing else. */
  readonly until?: readonly string[];
  readonly reason?: 'retired' | 'compromised';
  /** Where the key stands in the file, for messages: `line:column`. */
  readonly position: string;
  /** Its name, as `entryName` gives it: `signing.people.alice.keys[0]`. */
  readonly entry: string;
}

export interface SshKey extends KeyEntry {
  readonly type: 'ssh';
  /** An OpenSSH public key line. */
  readonly text: string;
  /** Of a security key: a touch is not enough, it must have verified its user as well. */
  readonly userVerified?: true;
}

/** Who issues SSH certificates to this person. */
export interface SshAuthority extends KeyEntry {
  readonly type: 'ssh-authority';
  /** The OpenSSH public key line of the authority. */
  readonly text: string;
  /** A certificate that names one of these, exactly so, is this person's. */
  readonly principals: readonly string[];
}

export interface OpenPgpKey extends KeyEntry {
  readonly type: 'openpgp';
  /** An armored certificate. */
  readonly text: string;
}

/** Stands for keys that live for minutes: whoever `issuer` says is `identity`. */
export interface GitsignKey extends KeyEntry {
  readonly type: 'gitsign';
  /** An e-mail or a URI, compared exactly. */
  readonly identity: string;
  /** URL of the OpenID Connect provider, compared exactly. */
  readonly issuer: string;
}

/** The writer of bumps: an App whose commits GitHub signs. */
export interface PipelinePolicy {
  readonly app: { readonly slug: string; readonly userId: number };
  /** Globs of directories. */
  readonly overlays: readonly string[];
}

export interface GitHubPolicy {
  /** What counts of the commits that GitHub itself signs. Default `deny`. */
  readonly webFlow: 'deny' | 'merges-only' | 'allow';
  /** Armored OpenPGP certificates of GitHub's own key. */
  readonly keys: readonly string[];
}

/** Whose certificates and transparency logs are believed. */
export interface SigstorePolicy {
  /** JSON of a Sigstore trusted root. */
  readonly trustedRoot: string;
  /** Where it stands in the file, for messages: `line:column`. */
  readonly position: string;
}

/** Every rule that matches a path must hold. */
export interface PathRule {
  readonly paths: readonly string[];
  /** Globs of judged branches; absent = every branch. */
  readonly branches?: readonly string[];
  /** Names of people or teams. */
  readonly signers: readonly string[];
}

export interface TagRule {
  readonly pattern: string;
  readonly signers: readonly string[];
  /** Who may sign a hotfix tag; absent = nobody. */
  readonly hotfix?: readonly string[];
}

export interface Exemption {
  readonly commit: string;
  readonly reason: string;
}

export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What fails a scan; absent = the action's default. */
export interface ScanPolicy {
  /** `fail-on: none` in the file is the empty list here. */
  readonly failOn?: readonly Severity[];
  readonly ignoreUnfixed?: boolean;
  readonly maxDbAgeMs?: number;
}

export interface PromotionPolicy {
  readonly denyDigests: readonly string[];
  /** Globs; `.github/**` where the file names none. */
  readonly trustPaths: readonly string[];
}

/** Which image repositories may appear in which overlays; read by `registryFault`. */
export interface RegistryRule {
  /** Globs of directories. */
  readonly overlays: readonly string[];
  /** Literal beginnings of `registry/repository` that end at a segment. */
  readonly prefixes: readonly string[];
  /** `owner/name` of those that may write it; absent: the policy’s own repository and no other. */
  readonly sources?: readonly string[];
}

/** The address of the App's commits: names are free text, the numeric id is not. */
export function pipelineEmail(app: PipelinePolicy['app']): string {
  return `${app.userId}+${app.slug}[bot]@users.noreply.github.com`;
}

/**
 * The people that a rule's `signers` stand for: names of people as they are, teams by their members.
 * Unknown names do not occur in a parsed policy.
 */
export function expandSigners(
  signing: Pick<SigningPolicy, 'teams'>,
  signers: readonly string[],
): ReadonlySet<string> {
  return new Set(signers.flatMap((name) => signing.teams.get(name) ?? [name]));
}
