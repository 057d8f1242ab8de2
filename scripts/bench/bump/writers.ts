import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { action } from '../../../actions/bump-kustomize/src/main.ts';
import { runChild } from '../../setup/child.ts';
import { cpuTime } from '../cpu-time.ts';
import { interleave, type Rounds } from '../rounds.ts';
import { runBundle } from '../bundle-run.ts';
import { pipelineEnvironment, shallowClone } from './git-clone.ts';
import {
  argumentOf,
  IMAGE,
  imageOf,
  kustomizationOf,
  overlayFolder,
  overlayTree,
} from './overlays.ts';
import { runnerVariables, type Sandbox } from './sandbox.ts';
import { seedRepository, type SeededRepository } from './seeded-repository.ts';

const GIT_WRITER = fileURLToPath(new URL('git-writer.sh', import.meta.url));
/** More than any action on the market tries: the loop is to win if it can. */
const GIT_ATTEMPTS = 50;

/** How one writer ended. */
interface Written {
  readonly ok: boolean;
  readonly attempts: number;
}

/** What the writers of one round took and left. */
export interface WritersRound {
  readonly ms: number;
  /** Milliseconds of processor time of all writers, and of the server with its git. */
  readonly writersCpu: number;
  readonly serverCpu: number;
  /** Of each writer that reported success. */
  readonly attempts: readonly number[];
  /** Writers that gave up and said so. */
  readonly failed: number;
  /** Writers that reported success and whose image is not on the branch. */
  readonly lost: number;
}

export type Way = 'bundle' | 'git' | 'inProcess';

export interface WritersFigures {
  readonly writers: number;
  readonly rounds: Rounds<Way, WritersRound>;
}

/** All writers start at the same moment, each with an overlay of its own on the same branch. */
export async function measureWriters(
  dir: string,
  sandbox: Sandbox,
  kustomize: string,
  rounds: number,
  writers: number,
): Promise<WritersFigures> {
  const indices = Array.from({ length: writers }, (_, index) => index);
  const paths = indices.map((index) => kustomizationOf(overlayFolder(index)));
  const files = overlayTree(writers);
  const repository = await seedRepository(dir, sandbox, WRITTEN, files, paths, IMAGE);
  const contest = async (start: (index: number) => Promise<Written>): Promise<WritersRound> => {
    const cpu = () => Promise.all([process.pid, sandbox.pid].map(cpuTime));
    const [writersBefore = 0, serverBefore = 0] = await cpu();
    const startedAt = performance.now();
    const ends = await Promise.all(indices.map(start));
    const ms = performance.now() - startedAt;
    const [writersAfter = 0, serverAfter = 0] = await cpu();
    const writersCpu = writersAfter - writersBefore;
    const serverCpu = serverAfter - serverBefore;
    return { ms, writersCpu, serverCpu, ...(await outcome(repository, ends)) };
  };
  const before = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
    await repository.reset();
    const folder = await mkdtemp(join(dir, 'writers-'));
    const result = await work(folder);
    await rm(folder, { recursive: true });
    return result;
  };
  const ways = {
    ...ourWriters(sandbox, repository),
    git: gitWriter(sandbox, repository, kustomize),
  };
  return {
    writers,
    rounds: await interleave<Way, WritersRound>(rounds, {
      bundle: () => before((folder) => contest((index) => ways.bundle(folder, index))),
      git: () =>
        before(async (folder) => {
          for (const index of indices) await ways.git.prepare(folder, index);
          return contest((index) => ways.git.write(folder, index));
        }),
      inProcess: () => before((folder) => contest((index) => ways.inProcess(folder, index))),
    }),
  };
}

/** Name of the repository that they write. */
export const WRITTEN = 'written';

function ourWriters(sandbox: Sandbox, { fullName, source }: SeededRepository) {
  const inputs = (index: number): Record<string, string> => ({
    images: argumentOf(imageOf(source, index)),
    overlays: overlayFolder(index),
    'source-commit': source,
    'app-id': String(sandbox.app.id),
    'app-private-key': sandbox.app.privateKey,
  });
  const env = runnerVariables(sandbox.url, fullName, source);
  const attemptsOf = (text: string | undefined): number => Number(text ?? Number.NaN);
  return {
    bundle: async (dir: string, index: number): Promise<Written> => {
      const { ok, outputs } = await runBundle({
        action: 'bump-kustomize',
        dir,
        inputs: inputs(index),
        env,
      });
      return { ok, attempts: attemptsOf(outputs.get('attempts')) };
    },
    inProcess: async (dir: string, index: number): Promise<Written> => {
      const variables = { ...env, RUNNER_TEMP: dir, GITHUB_WORKSPACE: dir };
      const { context } = inProcessRunner({ inputs: inputs(index), env: variables });
      try {
        const { outputs } = await action.main(context);
        return { ok: true, attempts: attemptsOf(outputs['attempts']) };
      } catch {
        return { ok: false, attempts: Number.NaN };
      }
    },
  };
}

function gitWriter(sandbox: Sandbox, repository: SeededRepository, kustomize: string) {
  const remote = { url: sandbox.url, fullName: repository.fullName, token: repository.token };
  const cloneOf = (dir: string, index: number): string => join(dir, `clone-${index}`);
  return {
    prepare: (dir: string, index: number) => shallowClone(remote, cloneOf(dir, index)),
    write: async (dir: string, index: number): Promise<Written> => {
      const image = argumentOf(imageOf(repository.source, index));
      const args = [cloneOf(dir, index), overlayFolder(index), image, kustomize];
      const { exitCode, stdout } = await runChild(GIT_WRITER, [...args, String(GIT_ATTEMPTS)], {
        ...{ cwd: dir, env: pipelineEnvironment(remote) },
      });
      return { ok: exitCode === 0, attempts: Number(stdout) };
    },
  };
}

async function outcome(
  repository: SeededRepository,
  ends: readonly Written[],
): Promise<Pick<WritersRound, 'attempts' | 'failed' | 'lost'>> {
  let [failed, lost] = [0, 0];
  for (const [index, { ok }] of ends.entries()) {
    const text = await repository.file(kustomizationOf(overlayFolder(index)));
    if (!ok) failed += 1;
    else if (!text.includes(imageOf(repository.source, index).digest)) lost += 1;
  }
  return { attempts: ends.flatMap(({ ok, attempts }) => (ok ? [attempts] : [])), failed, lost };
}
