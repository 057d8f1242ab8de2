/** What only this sandbox can know and the example's GitOps tree cannot contain. */
export interface GitOpsFacts {
  /** `localhost:<port>` */
  readonly registryHost: string;
  readonly cloneUrl: string;
  /** Replaces `https://api.github.com`. */
  readonly apiUrl: string;
  /** Armored OpenPGP key of the sandbox's GitHub, and its sixteen hex digits in capitals. */
  readonly webFlowKey: string;
  readonly webFlowKeyId: string;
}

const FOLDER = '.gitops/';

/** The example's own names. */
const REGISTRY = 'europe-west1-docker.pkg.dev';
const CLONE_URL = 'https://github.com/acme/warehouse-network.git';
const API_URL = 'https://api.github.com';
const KEY_ID = '02CD44A548CDFDC0';

/** A place where the sandbox's tree departs from the example's, because nobody waits that long. */
interface Departure {
  readonly file: string;
  readonly from: RegExp;
  readonly to: string;
  readonly reason: string;
}

/** All of them; the lines around stay as they are. */
export const GITOPS_DEPARTURES: readonly Departure[] = [
  {
    file: '.gitops/overlays/dev/recreate.yaml',
    from: /^( *progressDeadlineSeconds:) 120$/m,
    to: '$1 8',
    reason: 'What does not come up is noticed after seconds.',
  },
  ...['warehouse', 'platform', 'dev', 'staging'].map((application) => ({
    file: `.gitops/argocd/applications/${application}.yaml`,
    from: /(?<=retry: \{ )limit: 5, (.*)backoff: \{ duration: 5s, factor: 2, maxDuration: 3m \}/,
    to: 'limit: 100, $1backoff: { duration: 1s, factor: 1, maxDuration: 2s }',
    reason:
      'What waits for a namespace or for a signed head is tried again after seconds, not minutes.',
  })),
  ...['success-rate', 'latency'].flatMap((template) => [
    {
      file: `.gitops/components/rollout/${template}.yaml`,
      from: /^( *initialDelay:) 1m /m,
      to: '$1 1s ',
      reason: 'Nothing is scraped here, so there is nothing to wait for.',
    },
    {
      file: `.gitops/components/rollout/${template}.yaml`,
      from: /^( *interval:) 30s$/m,
      to: '$1 1s',
      reason: 'Four measurements of a stand-in need no two minutes.',
    },
  ]),
  {
    file: '.gitops/argocd/projects/prod.yaml',
    from: /^ {4}- kind: allow\n {6}description: Monday[^]*?(?=^ {4}- kind: allow)/m,
    to: `    - kind: allow
      description: Always
      schedule: 0 0 * * *
      duration: 24h
      namespaces: [warehouse-prod]
      manualSync: false
`,
    reason: 'The story is told at any hour of the week.',
  },
  {
    file: '.gitops/argocd/projects/prod.yaml',
    from: /^ {4}- kind: deny\n {6}description: End of the year[^]*?manualSync: false\n/m,
    to: '',
    reason: 'And on any day of the year.',
  },
];

export function isGitOpsFile(path: string): boolean {
  return path.startsWith(FOLDER);
}

/** A file of the tree as this sandbox's cluster and Argo CD can use it. @throws when a departure finds nothing */
export function rewriteGitOpsFile(path: string, source: string, facts: GitOpsFacts): string {
  let text = source
    .replaceAll(REGISTRY, facts.registryHost)
    .replaceAll(CLONE_URL, facts.cloneUrl)
    .replaceAll(API_URL, facts.apiUrl)
    .replace(/^( *)-----BEGIN PGP[^]*?END PGP[^\n]*$/gm, (_, indent: string) =>
      facts.webFlowKey
        .replaceAll('\r', '')
        .trim()
        .replaceAll(/^(?=.)/gm, indent),
    )
    .replaceAll(KEY_ID, facts.webFlowKeyId);
  for (const { file, from, to } of GITOPS_DEPARTURES) {
    if (file !== path) continue;
    if (!from.test(text)) throw new Error(`${file} has nothing like ${String(from)}.`);
    text = text.replace(from, to);
  }
  return text;
}
