import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Action, ActionResult } from '@gitops-actions/shared/action/action.ts';
import { createFaultPlan, type FaultRequest } from '../../packages/sandbox/faults/fault-plan.ts';
import { startGitHub, type SandboxGitHub } from '../../packages/sandbox/github/server.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { commitFiles, git, remoteGit } from './clone.ts';
import { createGitHub } from '@gitops-actions/shared/github/client.ts';
import { inProcessRunner, SILENT } from './in-process-runner.ts';

export const SOURCE = 'acme/warehouse-network';
export const GITOPS = 'acme/warehouse-gitops';
export const POLICY = '.github/gitops-policy.yml';
export const REGISTRY = 'registry.test/acme';

/** One request as it arrived, told apart by the token it brought. */
export interface SeenRequest {
  readonly by: 'app-key' | 'app' | 'job' | 'other';
  /** `owner/name`; absent where none is named. */
  readonly repository: string | undefined;
  readonly what: string;
  readonly writes: boolean;
  readonly body: string;
}

export type Files = Readonly<Record<string, string>>;

export interface Clone {
  git(...args: readonly string[]): string;
  /** Work of a person: a commit on the branch, pushed. */
  push(branch: string, files: Files): Promise<string>;
  /** A branch where the last one was pushed. */
  branch(name: string): Promise<void>;
  /** An annotated tag, pushed. */
  tag(name: string, commit: string): Promise<string>;
  /** Reads the server's own repository. */
  there(...args: readonly string[]): string;
}

export interface TwoRepositories {
  readonly github: SandboxGitHub;
  readonly source: Clone;
  readonly gitops: Clone;
  /** The documented policy of the overlays, made true of this GitHub. */
  readonly policy: string;
  /** A person merges a pull request of the overlays by a merge commit. */
  merge(number: number): Promise<void>;
  /** Since the last call. */
  seen(): readonly SeenRequest[];
  run(
    action: Action,
    given: Readonly<Record<string, string>>,
    event: RunEvent,
  ): Promise<ActionResult>;
  close(): Promise<void>;
}

export interface RunEvent {
  readonly ref: string;
  readonly sha: string;
  /** The repository of the workflow; default {@link SOURCE}. */
  readonly repository?: string;
  /** Default: 77, the same for all. */
  readonly runId?: number;
  /** Permissions of the job's own token; default to read contents. */
  readonly permissions?: Readonly<Record<string, string>>;
}

const overlay = (environment: string): string => `# ${environment}
resources:
  - ../../base
images:
  - name: web # the application
    newName: ${REGISTRY}/warehouse-${environment}/web
    newTag: unreleased
`;

/** The source and the overlays in repositories of their own; the App is installed on the second alone. */
export async function openTwoRepositories(): Promise<TwoRepositories> {
  const dir = mkdtempSync(join(tmpdir(), 'two-repositories-'));
  const faults = createFaultPlan();
  const github = await startGitHub({ dir, faults });
  const jobTokens = new Set<string>();
  const appTokens = new Set<string>();
  let requests: SeenRequest[] = [];
  faults.add({
    readsBody: true,
    match: (request) => {
      requests.push(describe(request, { jobTokens, appTokens }));
      return false; // only looks
    },
    action: { kind: 'drop-request' },
  });
  const person = github.personToken('alice', 'alice@acme.test');
  const open = (repository: string): Promise<Clone> => openClone(dir, github, person, repository);
  const source = await open(SOURCE);
  const gitops = await open(GITOPS);
  github.installApp({
    repository: GITOPS,
    permissions: { contents: 'write', pull_requests: 'write', members: 'read' },
  });

  const begin = await source.push('main', { 'app.txt': '0\n' });
  // What the source's policy says of overlays is not asked: it would let nothing in.
  await source.push('main', {
    [POLICY]: `schema: 1\nsigning:\n  trust-root: ${begin}\n  people: { alice: { keys: [{ ssh: ssh-ed25519 AAAA }] } }\nregistries: [{ overlays: ['**'], prefixes: [nowhere.test] }]\n`,
  });
  for (const branch of ['dev', 'staging']) await source.push(branch, { 'app.txt': `${branch}\n` });

  const root = await gitops.push('main', {
    '.gitops/base/kustomization.yaml': 'resources: [web.yaml]\n',
    '.gitops/base/web.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: web }] }\n',
  });
  const policy = documentedPolicy(root, github.webFlowPublicKey);
  const environments = ['dev', 'staging', 'prod'];
  await gitops.push('main', {
    [POLICY]: policy,
    ...Object.fromEntries(
      environments.map((name) => [`.gitops/overlays/${name}/kustomization.yaml`, overlay(name)]),
    ),
  });
  for (const branch of ['dev', 'staging']) await gitops.branch(branch);
  github.setRuleset(GITOPS, {
    ...{ name: 'main', include: ['refs/heads/main'], rules: ['pull_request'] },
    bypass: { apps: [] },
  });

  const run: TwoRepositories['run'] = async (action, given, event) => {
    const repository = event.repository ?? SOURCE;
    const permissions = event.permissions ?? { contents: 'read' };
    const token = github.jobToken({ repository, permissions });
    jobTokens.add(token);
    const env: Record<string, string> = {
      ...{ GITHUB_SERVER_URL: github.url, GITHUB_API_URL: github.apiUrl },
      ...{ GITHUB_GRAPHQL_URL: github.graphqlUrl, GITHUB_REPOSITORY: repository },
      ...{ GITHUB_SHA: event.sha, GITHUB_REF: event.ref },
      GITHUB_RUN_ID: String(event.runId ?? 77),
      ...{ GITHUB_EVENT_NAME: 'push', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'job' },
      ...{ RUNNER_TEMP: dir, GITHUB_WORKSPACE: join(dir, SOURCE), PATH: process.env['PATH'] ?? '' },
    };
    const inputs: Readonly<Record<string, string>> = {
      ...{ 'app-id': String(github.app.id), 'app-private-key': github.app.privateKey, token },
      ...given,
    };
    const { context, after } = inProcessRunner({
      ...{ inputs, env },
      mask: (secret) => {
        if (secret.startsWith('ghs_') && secret !== token) appTokens.add(secret);
      },
    });
    try {
      return await action.main(context);
    } finally {
      await action.post?.(after);
    }
  };

  return {
    ...{ github, source, gitops, policy, run },
    merge: async (number) => {
      const { apiUrl, graphqlUrl } = github;
      const [owner = '', repo = ''] = GITOPS.split('/');
      const token = github.personToken('carol');
      await createGitHub({ apiUrl, graphqlUrl, token, log: SILENT }).rest(
        ...(['PUT', '/repos/{owner}/{repo}/pulls/{number}/merge'] as const),
        { owner, repo, number, merge_method: 'merge' },
      );
    },
    seen: () => {
      const all = requests;
      requests = [];
      return all;
    },
    close: async () => {
      await github.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The policy of docs/how-to-separate-repository.md with this GitHub's key and registry. */
function documentedPolicy(root: string, key: string): string {
  const page = readFileSync(join(ROOT, 'docs/how-to-separate-repository.md'), 'utf8');
  const shown = /^```yaml\n(schema: 1\n[\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
  return shown
    .replace(/trust-root: [0-9a-f]{40}/, `trust-root: ${root}`)
    .replace(/^( +)-----BEGIN PGP[^]*?…\n/m, (_, indent: string) =>
      `${key.trim()}\n`.replaceAll(/^/gm, indent).replace(/ +$/, ''),
    )
    .replaceAll('europe-west1-docker.pkg.dev/acme', REGISTRY);
}

async function openClone(
  dir: string,
  github: SandboxGitHub,
  token: string,
  repository: string,
): Promise<Clone> {
  const [owner = '', name = ''] = repository.split('/');
  const { gitDir } = await github.createRepository({ owner, name });
  const clone = join(dir, repository);
  mkdirSync(dirname(clone), { recursive: true });
  const here = (...args: readonly string[]): string => git(clone, ...args).trim();
  git(dir, 'init', '-q', '-b', 'main', clone);
  here(
    'remote',
    'add',
    'origin',
    `${github.url.replace('://', `://x:${token}@`)}/${repository}.git`,
  );
  return {
    git: here,
    there: (...args) => git(gitDir, ...args).trim(),
    push: async (branch, files) => {
      await remoteGit(clone, 'fetch', '-q', 'origin');
      const known = here('branch', '-r', '--list', `origin/${branch}`) !== '';
      if (known) here('checkout', '-q', '--detach', `origin/${branch}`);
      const oid = commitFiles(clone, files, `Change ${Object.keys(files).join(', ')}`);
      await remoteGit(clone, 'push', '-q', 'origin', `HEAD:refs/heads/${branch}`);
      return oid;
    },
    branch: (branch) => remoteGit(clone, 'push', '-q', 'origin', `HEAD:refs/heads/${branch}`),
    tag: async (tag, commit) => {
      here('tag', '-a', '-m', `Release ${tag}`, tag, commit);
      await remoteGit(clone, 'push', '-q', 'origin', `refs/tags/${tag}`);
      return here('rev-parse', `refs/tags/${tag}`);
    },
  };
}

interface KnownTokens {
  readonly jobTokens: ReadonlySet<string>;
  readonly appTokens: ReadonlySet<string>;
}

function holder(secret: string, known: KnownTokens): SeenRequest['by'] {
  if (known.jobTokens.has(secret)) return 'job';
  if (known.appTokens.has(secret)) return 'app';
  return /^ey[\w-]+\.[\w-]+\.[\w-]+$/.test(secret) ? 'app-key' : 'other';
}

function describe({ method, path, headers, body }: FaultRequest, known: KnownTokens): SeenRequest {
  const text = body?.toString('utf8') ?? '';
  const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(headers.authorization ?? '') ?? [];
  const secret =
    scheme.toLowerCase() === 'basic'
      ? (Buffer.from(value, 'base64').toString().split(':')[1] ?? '')
      : value;
  const graphql = path === '/api/graphql' ? (JSON.parse(text) as GraphqlBody) : undefined;
  const rest = /^(?:\/api\/v3\/repos)?\/([\w-]+)\/([\w.-]+?)(?:\.git)?\//.exec(path);
  const mutation = graphql?.query.trimStart().startsWith('mutation') === true;
  return {
    by: holder(secret, known),
    repository: graphql
      ? named(graphql)
      : rest?.[1] === 'api'
        ? undefined
        : rest?.slice(1).join('/'),
    what: `${method} ${path}${mutation ? ' mutation' : ''}`,
    writes: graphql ? mutation : method !== 'GET' && !path.endsWith('/git-upload-pack'),
    body: text,
  };
}

interface GraphqlBody {
  readonly query: string;
  readonly variables?: {
    readonly owner?: string;
    readonly repo?: string;
    readonly input?: { readonly branch?: { readonly repositoryNameWithOwner?: string } };
  };
}

function named({ variables }: GraphqlBody): string | undefined {
  const { owner, repo, input } = variables ?? {};
  if (owner !== undefined && repo !== undefined) return `${owner}/${repo}`;
  return input?.branch?.repositoryNameWithOwner;
}
