import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGitHub } from '../../../packages/shared/github/client.ts';
import { mintInstallationToken } from '../../../packages/shared/github/installation-token.ts';
import { runChild } from '../../setup/child.ts';
import { interleave, type Rounds } from '../rounds.ts';
import { runBundle } from '../bundle-run.ts';
import { startCountingProxy, type CountingProxy, type Traffic } from './counting-proxy.ts';
import { EXAMPLE_IMAGE, EXAMPLE_OVERLAY, exampleTree } from './example-tree.ts';
import { pipelineEnvironment, pipelineGit, shallowClone } from './git-clone.ts';
import {
  argumentOf,
  IMAGE,
  imageOf,
  kustomizationOf,
  overlayFolder,
  repositoryTree,
  type Files,
} from './overlays.ts';
import type { BenchPlan } from './plan.ts';
import { OWNER, runnerVariables, type Sandbox } from './sandbox.ts';
import { seedRepository, type SeededRepository } from './seeded-repository.ts';

/** Names of the repositories that are bumped. */
export const EXAMPLE_NAME = 'example';
export const GENERATED_NAME = 'generated';

/** A bump by the bundle with an App's key or a token of the App that is at hand, or by git. */
export type Carrier = 'app' | 'token' | 'shallow' | 'sparse';

/** One bump: what went over the wire, and how long it took from the start of the first process. */
export interface Carried extends Traffic {
  readonly ms: number;
}

export interface WireFigures {
  readonly repository: string;
  readonly files: number;
  readonly overlays: number;
  readonly rounds: Rounds<Carrier, Carried>;
}

/** What is bumped in a repository. */
interface Bumped {
  readonly name: string;
  readonly files: Files;
  readonly overlays: readonly string[];
  readonly image: { readonly name: string; readonly repository: string };
}

/** One bump of one overlay in a small and in a large repository, over a proxy that counts. */
export async function measureWire(
  dir: string,
  sandbox: Sandbox,
  kustomize: string,
  plan: BenchPlan,
): Promise<readonly WireFigures[]> {
  const { overlays, files } = plan.repository;
  const bumped: readonly Bumped[] = [
    {
      name: EXAMPLE_NAME,
      files: await exampleTree(),
      overlays: [EXAMPLE_OVERLAY],
      image: EXAMPLE_IMAGE,
    },
    {
      name: GENERATED_NAME,
      files: repositoryTree(overlays, files),
      overlays: Array.from({ length: overlays }, (_, index) => overlayFolder(index)),
      image: IMAGE,
    },
  ];
  const figures: WireFigures[] = [];
  const proxy = await startCountingProxy(sandbox.port);
  try {
    for (const each of bumped) {
      const { name, image } = each;
      const paths = each.overlays.map(kustomizationOf);
      const repository = await seedRepository(dir, sandbox, name, each.files, paths, image);
      const rounds = await carry(dir, sandbox, proxy, kustomize, plan.rounds, repository, each);
      const count = [...each.files.keys()].filter((path) => /overlays\/[^/]+\/kust/.test(path));
      figures.push({ repository: name, files: each.files.size, overlays: count.length, rounds });
    }
  } finally {
    await proxy.close();
  }
  return figures;
}

async function carry(
  dir: string,
  sandbox: Sandbox,
  proxy: CountingProxy,
  kustomize: string,
  rounds: number,
  repository: SeededRepository,
  { overlays, image }: Bumped,
): Promise<Rounds<Carrier, Carried>> {
  const { fullName, token, source } = repository;
  const url = `http://127.0.0.1:${proxy.port}`;
  const overlay = overlays[0] ?? '';
  const wanted = { ...imageOf(source, source), ...image };
  const counted = async (work: (folder: string) => Promise<void>): Promise<Carried> => {
    await repository.reset();
    const folder = await mkdtemp(join(dir, 'wire-'));
    proxy.take();
    const startedAt = performance.now();
    await work(folder);
    const ms = performance.now() - startedAt;
    const traffic = proxy.take();
    await rm(folder, { recursive: true });
    if (!(await repository.file(kustomizationOf(overlay))).includes(wanted.digest)) {
      throw new Error(`The bump of ${overlay} in ${fullName} did not arrive.`);
    }
    return { ...traffic, ms };
  };
  const bundle = (identity: Readonly<Record<string, string>>) => async (folder: string) => {
    const given = { images: argumentOf(wanted), overlays: overlay, 'source-commit': source };
    const env = runnerVariables(url, fullName, source);
    const run = await runBundle({
      action: 'bump-kustomize',
      dir: folder,
      inputs: { ...given, ...identity },
      env,
    });
    if (!run.ok) throw new Error(run.log);
    await run.post();
  };
  const git = (sparse: boolean) => async (folder: string) => {
    const remote = { url, fullName, token };
    const clone = join(folder, 'clone');
    await shallowClone(remote, clone, ...(sparse ? ['--filter=blob:none', '--sparse'] : []));
    if (sparse) await pipelineGit(remote, clone, 'sparse-checkout', 'set', overlay);
    const edit = ['edit', 'set', 'image', argumentOf(wanted)];
    const edited = await runChild(kustomize, edit, {
      ...{ cwd: join(clone, overlay), env: pipelineEnvironment(remote) },
    });
    if (edited.exitCode !== 0) throw new Error(edited.stderr);
    await pipelineGit(remote, clone, 'commit', '--quiet', '--all', '-m', `Bump ${overlay}`);
    await pipelineGit(remote, clone, 'push', '--quiet');
  };
  const minted = await mintedToken(sandbox, fullName);
  const app = {
    'app-id': String(sandbox.app.id),
    'app-private-key': sandbox.app.privateKey,
  };
  return interleave<Carrier, Carried>(rounds, {
    app: () => counted(bundle(app)),
    shallow: () => counted(git(false)),
    token: () => counted(bundle({ token: minted })),
    sparse: () => counted(git(true)),
  });
}

/** As a step before would hand it on: the policy lets the App write bumps, and not the job's own token. */
async function mintedToken({ url, app }: Sandbox, fullName: string): Promise<string> {
  const env = runnerVariables(url, fullName, '');
  const nothing = (): void => undefined;
  const { token } = await mintInstallationToken(
    (jwt) =>
      createGitHub({
        apiUrl: env['GITHUB_API_URL'] ?? '',
        graphqlUrl: env['GITHUB_GRAPHQL_URL'] ?? '',
        token: jwt,
        log: { debug: nothing, info: nothing, warning: nothing },
      }),
    {
      ...{ appId: String(app.id), privateKey: app.privateKey, owner: OWNER },
      ...{ repo: fullName.slice(OWNER.length + 1), permissions: { contents: 'write' } },
    },
  );
  return token;
}
