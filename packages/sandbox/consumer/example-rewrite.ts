import { isMap, parseDocument, type Document } from 'yaml';

/** What only this sandbox can know and the example cannot contain. */
export interface SandboxFacts {
  /** `localhost:<port>` */
  readonly registryHost: string;
  readonly workloadIdentityProvider: string;
  readonly appId: number;
  readonly appSlug: string;
  readonly appUserId: number;
  /** Commit of our snapshot. */
  readonly actionsCommit: string;
  /** OpenSSH public key lines by person. */
  readonly publicKeys: Readonly<Record<string, string>>;
  /** Armored OpenPGP key of the sandbox's GitHub. */
  readonly webFlowKey: string;
}

/** The registry of the example, as its files name it. */
const REGISTRY = 'europe-west1-docker.pkg.dev';

/** The caller: image, provider, App and the pinned commit. */
export function rewriteCallerFile(source: string, facts: SandboxFacts): string {
  const document = parse(source);
  const job = ['jobs', 'dev'];
  const uses = replaced(text(document, [...job, 'uses']), /@[0-9a-f]{40}$/, facts.actionsCommit);
  set(document, [...job, 'uses'], uses);
  const image = [...job, 'with', 'image'];
  set(document, image, onRegistry(text(document, image), facts));
  set(document, [...job, 'with', 'workload-identity-provider'], facts.workloadIdentityProvider);
  set(document, [...job, 'with', 'app-id'], String(facts.appId));
  return format(document);
}

/** The policy: keys, App and the trust root. */
export function rewritePolicyFile(source: string, facts: SandboxFacts, trustRoot: string): string {
  const document = parse(source);
  set(document, ['signing', 'trust-root'], trustRoot);
  for (const [person, key] of Object.entries(facts.publicKeys)) {
    set(document, ['signing', 'people', person, 'keys', 0, 'ssh'], key);
  }
  set(document, ['signing', 'pipeline', 'app', 'slug'], facts.appSlug);
  set(document, ['signing', 'pipeline', 'app', 'user-id'], facts.appUserId);
  set(document, ['signing', 'github', 'keys', 0, 'openpgp'], facts.webFlowKey);
  return format(document);
}

/** The overlay: only the registry's host; the file's bytes are the subject of the whole pipeline. */
export function rewriteOverlayFile(source: string, facts: SandboxFacts): string {
  return onRegistry(source, facts);
}

function onRegistry(value: string, facts: SandboxFacts): string {
  if (!value.includes(REGISTRY)) throw new Error(`The example no longer names ${REGISTRY}.`);
  return value.replaceAll(REGISTRY, facts.registryHost);
}

function replaced(value: string, pattern: RegExp, by: string): string {
  if (!pattern.test(value)) throw new Error(`${value} is not pinned to a commit.`);
  return value.replace(pattern, `@${by}`);
}

function parse(source: string): Document {
  const document = parseDocument(source);
  const [error] = document.errors;
  if (error !== undefined || !isMap(document.contents)) {
    throw new Error(`The example is not a YAML map: ${error?.message ?? 'no map'}`);
  }
  return document;
}

type Path = readonly (string | number)[];

function text(document: Document, path: Path): string {
  const value: unknown = document.getIn(path);
  if (typeof value !== 'string') throw new Error(`The example has no text at ${path.join('.')}.`);
  return value;
}

function set(document: Document, path: Path, value: string | number): void {
  if (!document.hasIn(path)) throw new Error(`The example has nothing at ${path.join('.')}.`);
  document.setIn(path, value);
}

function format(document: Document): string {
  return document.toString({ lineWidth: 0, singleQuote: true });
}
