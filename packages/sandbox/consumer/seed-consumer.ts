import { join } from 'node:path';
import { consumerRulesets } from './consumer-rulesets.ts';
import { readExample } from './example-files.ts';
import {
  rewriteCallerFile,
  rewriteIdentityFile,
  rewriteOverlayFile,
  rewritePolicyFile,
  type SandboxFacts,
} from './example-rewrite.ts';
import { isGitOpsFile, rewriteGitOpsFile, type GitOpsFacts } from './gitops-rewrite.ts';
import type { Ruleset } from '../github/rulesets.ts';
import { createPeople, writeAllowedSigners, type Person } from './people.ts';
import { createPersonApi, type PersonApi } from './person-api.ts';
import { createWorkingCopy, type Pushed, type WorkingCopy } from './working-copy.ts';

/** The parts of the sandbox's GitHub that a new repository needs. */
export interface ConsumerGitHub {
  readonly apiUrl: string;
  readonly app: { readonly id: number; readonly slug: string; readonly userId: number };
  /** Armored. */
  readonly webFlowPublicKey: string;
  /** Sixteen hex digits in capitals. */
  readonly webFlowKeyId: string;
  createRepository(options: { owner: string; name: string; defaultBranch: string }): Promise<{
    readonly id: number;
    readonly ownerId: number;
    readonly gitDir: string;
    readonly cloneUrl: string;
  }>;
  personToken(login: string, email?: string): string;
  installApp(options: {
    repository: string;
    permissions: Readonly<Record<string, 'read' | 'write'>>;
  }): unknown;
  setRuleset(repository: string, ruleset: Ruleset): void;
  /** By such keys GitHub calls a person’s commits verified. */
  addSigningKey(login: string, publicKey: string): void;
}

export interface SeedOptions {
  readonly github: ConsumerGitHub;
  /** New folder: keys and the working copy. */
  readonly workDir: string;
  readonly registryHost: string;
  /** The snapshot that the caller pins. */
  readonly actionsCommit: string;
}

/** The consumer, seeded: `main`, `staging` and `dev` at the same signed commit. */
export interface ConsumerRepo extends WorkingCopy {
  /** `owner/name` */
  readonly repository: string;
  readonly defaultBranch: 'main';
  readonly cloneUrl: string;
  readonly gitDir: string;
  /** The first commit; the policy's trust root. */
  readonly trustRoot: string;
  /** The ids that GitHub gave it and its owner, as the claims of a job's token name them. */
  readonly ids: { readonly repository_id: string; readonly repository_owner_id: string };
  /** Its files by path, as they were seeded, without the policy. */
  readonly files: Readonly<Record<string, string>>;
  /** The commit at which all branches start. */
  readonly start: string;
  /** Writes applications, and may sign releases. */
  readonly alice: Person;
  /** Reviews, and may sign releases. */
  readonly bob: Person;
  /** The platform team: may change `.github`. */
  readonly carol: Person;
  /** What they do with GitHub’s buttons. */
  readonly people: PersonApi;
  /** One commit and its push: the event that a workflow runs on. */
  publish(request: Parameters<WorkingCopy['commit']>[0]): Promise<Pushed>;
}

const CONSUMER = { owner: 'acme', name: 'warehouse-network' } as const;
export const POLICY_FILE = '.github/gitops-policy.yml';
const WORKFLOW = /^\.github\/workflows\/[\w-]+\.yml$/;
const IDENTITY = /^infra\/identity\/.+\.json$/;
const OVERLAY = /^\.gitops\/overlays\/[\w-]+\/kustomization\.yaml$/;

/** The branches of the flow; the first is the default branch. */
const BRANCHES = ['main', 'staging', 'dev'] as const;

/**
 * Makes the example the consumer's repository: the first commit holds everything but the policy and
 * is the trust root, the second brings the policy. Both are signed by carol; then the branches are
 * pushed with plain git.
 */
export async function seedConsumer(options: SeedOptions): Promise<ConsumerRepo> {
  const { github, workDir } = options;
  const people = await createPeople(join(workDir, 'keys'), ['alice', 'bob', 'carol']);
  const alice = person(people, 'alice');
  const bob = person(people, 'bob');
  const carol = person(people, 'carol');
  const allowedSignersFile = join(workDir, 'allowed-signers');
  await writeAllowedSigners(allowedSignersFile, people.values());
  const { id, ownerId, gitDir, cloneUrl } = await github.createRepository({
    ...CONSUMER,
    defaultBranch: 'main',
  });
  const copy = await createWorkingCopy({
    dir: join(workDir, CONSUMER.name),
    cloneUrl,
    allowedSignersFile,
    tokens: new Map(
      [alice, bob, carol].map(({ login, email }) => [login, github.personToken(login, email)]),
    ),
    reader: carol,
  });

  const facts: SandboxFacts & GitOpsFacts = {
    cloneUrl,
    apiUrl: github.apiUrl,
    webFlowKeyId: github.webFlowKeyId,
    registryHost: options.registryHost,
    repositoryId: id,
    ownerId,
    appId: github.app.id,
    appSlug: github.app.slug,
    appUserId: github.app.userId,
    actionsCommit: options.actionsCommit,
    publicKeys: Object.fromEntries([alice, bob, carol].map((each) => [each.login, each.publicKey])),
    webFlowKey: github.webFlowPublicKey,
  };
  const { [POLICY_FILE]: policy = '', ...files } = await readExample();
  const commit = (message: string, changed: Readonly<Record<string, string>>): Promise<string> =>
    copy.commit({ branch: 'main', files: changed, message, author: carol, sign: true });
  const rewritten = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, rewriteFile(path, text, facts)]),
  );
  const trustRoot = await commit('Start the warehouse network', rewritten);
  const start = await commit('Say who may sign what', {
    [POLICY_FILE]: rewritePolicyFile(policy, facts, trustRoot),
  });
  for (const branch of BRANCHES) {
    if (branch !== 'main') await copy.git(['branch', branch, start]);
    await copy.push(branch, carol);
  }
  const repository = `${CONSUMER.owner}/${CONSUMER.name}`;
  github.installApp({
    repository,
    permissions: {
      contents: 'write',
      deployments: 'write',
      members: 'read',
      metadata: 'read',
      pull_requests: 'write',
    },
  });
  for (const { login, publicKey } of [alice, bob, carol]) github.addSigningKey(login, publicKey);
  for (const ruleset of consumerRulesets(files, github.app.slug)) {
    github.setRuleset(repository, ruleset);
  }

  return {
    ...copy,
    repository,
    defaultBranch: 'main',
    cloneUrl,
    gitDir,
    trustRoot,
    ids: { repository_id: String(id), repository_owner_id: String(ownerId) },
    files: rewritten,
    start,
    alice,
    bob,
    carol,
    people: createPersonApi({
      apiUrl: github.apiUrl,
      repository,
      token: ({ login }) => github.personToken(login),
    }),
    publish: async (request) => {
      await copy.commit(request);
      return copy.push(request.branch, request.author);
    },
  };
}

function rewriteFile(path: string, text: string, facts: SandboxFacts & GitOpsFacts): string {
  if (WORKFLOW.test(path)) return rewriteCallerFile(text, facts);
  if (IDENTITY.test(path)) return rewriteIdentityFile(text, facts);
  if (OVERLAY.test(path)) return rewriteOverlayFile(text, facts);
  return isGitOpsFile(path) ? rewriteGitOpsFile(path, text, facts) : text;
}

function person(people: ReadonlyMap<string, Person>, login: string): Person {
  const found = people.get(login);
  if (found === undefined) throw new Error(`${login} is nobody of this sandbox.`);
  return found;
}
