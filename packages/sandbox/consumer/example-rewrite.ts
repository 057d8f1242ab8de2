import { isMap, isScalar, parseDocument, visit, type Document } from 'yaml';

/** What only this sandbox can know and the example cannot contain. */
export interface SandboxFacts {
  /** `localhost:<port>` */
  readonly registryHost: string;
  /** The ids of the consumer and of its owner. */
  readonly repositoryId: number;
  readonly ownerId: number;
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

/** A workflow of the consumer: images, App, and the commit that it pins of ours. */
export function rewriteCallerFile(source: string, facts: SandboxFacts): string {
  const document = parse(source);
  let pins = 0;
  visit(document, {
    Pair: (_key, { key, value }) => {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      const text = value.value;
      if (key.value === 'uses' && text.startsWith('gitops-actions/gitops-actions/')) {
        pins += 1;
        value.value = replaced(text, /@[0-9a-f]{40}$/, facts.actionsCommit);
      } else if (key.value === 'app-id') {
        value.value = String(facts.appId);
      } else if (text.includes(REGISTRY)) {
        value.value = onRegistry(text, facts);
      }
    },
  });
  if (pins === 0) throw new Error('The workflow no longer uses anything of ours.');
  return format(document);
}

/** The policy: keys, App, registry and the trust root. */
export function rewritePolicyFile(source: string, facts: SandboxFacts, trustRoot: string): string {
  const document = parse(onRegistry(source, facts));
  set(document, ['signing', 'trust-root'], trustRoot);
  for (const [person, key] of Object.entries(facts.publicKeys)) {
    set(document, ['signing', 'people', person, 'keys', 0, 'ssh'], key);
  }
  set(document, ['signing', 'pipeline', 'app', 'slug'], facts.appSlug);
  set(document, ['signing', 'pipeline', 'app', 'user-id'], facts.appUserId);
  set(document, ['signing', 'github', 'keys', 0, 'openpgp'], facts.webFlowKey);
  return format(document);
}

/** The ids of the example's repository and owner, in all files of `infra/identity`. */
const EXAMPLE_IDS = { repository: '400500600', owner: '100200300' };

/** A file of `infra/identity`: the ids of the repository, and the commit of ours that it trusts. */
export function rewriteIdentityFile(source: string, facts: SandboxFacts): string {
  return source
    .replaceAll(EXAMPLE_IDS.repository, String(facts.repositoryId))
    .replaceAll(EXAMPLE_IDS.owner, String(facts.ownerId))
    .replaceAll(/(?<=\.yml@)[0-9a-f]{40}/g, facts.actionsCommit);
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

function set(document: Document, path: Path, value: string | number): void {
  if (!document.hasIn(path)) throw new Error(`The example has nothing at ${path.join('.')}.`);
  document.setIn(path, value);
}

function format(document: Document): string {
  return document.toString({ lineWidth: 0, singleQuote: true });
}
