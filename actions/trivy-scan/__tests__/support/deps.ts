import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { createRegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { toolPath } from '@gitops-actions/sandbox/tools/tool-path.ts';
import { readInputs, type Inputs } from '../../src/inputs.ts';
import type { TrivyScanDeps } from '../../src/deps.ts';
import { createScratch } from '../../src/scratch.ts';
import { createTrivy } from '../../src/trivy.ts';

/** Inputs as a workflow would give them. */
export function inputsOf(given: Readonly<Record<string, string>>): Inputs {
  return readInputs(
    createInputReader(
      (name) => given[name] ?? '',
      () => undefined,
    ),
  );
}

export interface TestDeps extends TrivyScanDeps {
  readonly lines: string[];
  readonly warnings: string[];
}

/** The real Trivy and registry client; no GitHub, no uploads. */
export async function testDeps(
  temp: string,
  overrides: Partial<TrivyScanDeps> = {},
): Promise<TestDeps> {
  const scratch = await createScratch(temp);
  const lines: string[] = [];
  const warnings: string[] = [];
  const log = {
    debug: (): void => undefined,
    info: (message: string): void => void lines.push(message),
    warning: (message: string): void => void warnings.push(message),
  };
  const deps: TestDeps = {
    lines,
    warnings,
    log,
    scratch,
    now: () => new Date(),
    sleep: () => Promise.resolve(),
    trusted: () => Promise.resolve({ commit: 'c'.repeat(40) }),
    credentials: () => Promise.resolve(undefined),
    databaseCredentials: () => Promise.resolve(undefined),
    registry: (domain) =>
      createRegistryClient({
        domain,
        login: () => deps.credentials(domain),
        mask: () => undefined,
      }),
    tool: async () => ({
      path: await toolPath('trivy'),
      version: '0.74.0',
      sha256: '0'.repeat(64),
      source: 'project-cache',
    }),
    trivy: (tool, cacheDir, javaDbRepositories) =>
      createTrivy({
        javaDbRepositories,
        tool,
        run: runProcess,
        work: scratch.work,
        cacheDir,
        env: process.env,
        timeoutMs: 60_000,
        log,
      }),
    reportFile: (path) => Promise.resolve(path),
    upload: () => Promise.resolve(true),
    ...overrides,
  };
  return deps;
}
