import { execFileSync } from 'node:child_process';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import type { JudgedEvent } from '../src/event.ts';
import type { Inputs } from '../src/inputs.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import type { RepositoryOptions } from '@gitops-actions/shared/git/repository.ts';
import { run, type Deps } from '../src/run.ts';
import type { TestRepository } from '@gitops-actions/shared/git/__tests__/test-repository.ts';

export const GIT = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

export interface Failures {
  readonly total: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly list: readonly {
    readonly commit: string;
    readonly tag?: string;
    readonly code: string;
    readonly reason: string;
  }[];
}

export interface Judged {
  readonly result: ActionResult;
  readonly failures: Failures;
  readonly codes: readonly string[];
  readonly log: readonly string[];
  /** The SARIF file. */
  readonly sarif: string;
}

/** Judges a test repository as the action would: the real stage over the real git. */
export async function judgeRepository(
  repository: Pick<TestRepository, 'dir'>,
  event: JudgedEvent,
  inputs: Partial<Inputs>,
  options: Partial<RepositoryOptions> &
    Partial<Pick<Deps, 'connect'>> & { readonly defaultBranch?: string } = {},
): Promise<Judged> {
  const log: string[] = [];
  let sarif = '';
  const sink = {
    debug: () => undefined,
    info: (message: string) => {
      log.push(message);
    },
    warning: (message: string) => {
      log.push(message);
    },
  };
  const result = await run(
    {
      head: undefined,
      base: undefined,
      tag: undefined,
      policy: '.github/gitops-policy.yml',
      policyRef: undefined,
      repositoryPath: '.',
      githubCheck: 'off',
      allowEmpty: false,
      enforce: true,
      github: {},
      ...inputs,
    },
    {
      event,
      defaultBranch: options.defaultBranch ?? 'main',
      log: sink,
      open: (wanted) =>
        openRepository({
          run: runProcess,
          git: GIT,
          env: process.env,
          log: sink,
          temp: process.env['TMPDIR'] ?? '/tmp',
          workspace: repository.dir,
          path: '.',
          url: 'http://127.0.0.1:9/none',
          token: () => Promise.resolve(undefined),
          wanted,
          loopback: true,
          onDirectory: () => undefined,
          ...options,
        }),
      repositoryUri: 'http://127.0.0.1:9/acme/none',
      writeReport: (text) => {
        sarif = text;
        return Promise.resolve('/temp/x.sarif');
      },
      connect: options.connect ?? (() => Promise.reject(new Error('GitHub is not asked here'))),
      loadBumpCheck: () => Promise.resolve(onlyImageScalarsChanged),
    },
  );
  const failures = JSON.parse(result.outputs['failures'] ?? '{}') as Failures;
  return { result, failures, codes: Object.keys(failures.byCode).sort(), log, sarif };
}
