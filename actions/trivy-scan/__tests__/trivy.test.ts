import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ProcessResult, RunProcess } from '@gitops-actions/shared/process/run-process.ts';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../src/run.ts';
import { createScratch, removeWork } from '../src/scratch.ts';
import { createTrivy, type Trivy } from '../src/trivy.ts';
import { inputsOf, testDeps } from './support/deps.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trivy-unit-'));
});
afterAll(() => rm(dir, { recursive: true }));

const log = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warning: (): void => undefined,
};
const ended = (exitCode: number, stderr = ''): ProcessResult => ({
  exitCode,
  stdout: Buffer.from(''),
  stderr,
});

function trivyWith(runProcess: RunProcess, env: Record<string, string> = {}): Trivy {
  return createTrivy({
    tool: { path: '/tools/trivy', version: '0.74.0', sha256: '00', source: 'archive' },
    run: runProcess,
    work: dir,
    cacheDir: join(dir, 'cache'),
    javaDbRepositories: [],
    env,
    timeoutMs: 1_000,
    log,
  });
}

const request = {
  reference: 'localhost:5000/a@sha256:00',
  scanners: ['vuln'],
  output: '/o',
} as const;

describe('the scanner', () => {
  it('gets an allow-listed environment, an empty folder and a login bound to one host', async () => {
    const canary = 'canary-secret';
    const seen: { env: Record<string, string>; cwd: string[]; config: string }[] = [];
    const trivy = trivyWith(
      async (_, args, options) => {
        expect(args.slice(-2)).toEqual(['--', request.reference]);
        expect(args.join(' ')).not.toContain('pa55');
        seen.push({
          env: { ...options.env },
          cwd: await readdir(options.cwd),
          config: await readFile(join(options.env['DOCKER_CONFIG'] ?? '', 'config.json'), 'utf8'),
        });
        return ended(0);
      },
      {
        PATH: '/bin',
        HOME: '/root',
        DOCKER_CONFIG: '/root/.docker',
        GITHUB_TOKEN: canary,
        ACTIONS_RUNTIME_TOKEN: canary,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: canary,
        TRIVY_IGNOREFILE: canary,
        NODE_OPTIONS: canary,
        GOOGLE_APPLICATION_CREDENTIALS: canary,
      },
    );
    const credentials = { username: 'oauth2accesstoken', password: 'pa55' };
    await trivy.scan({ ...request, login: { domain: 'localhost:5000', credentials } });
    const [{ env, cwd, config } = { env: {}, cwd: ['?'], config: '' }] = seen;
    expect(JSON.stringify(env)).not.toContain(canary);
    expect(Object.keys(env).sort()).toEqual(['DOCKER_CONFIG', 'HOME', 'PATH', 'TMPDIR']);
    expect(env).not.toMatchObject({ HOME: '/root' });
    expect(cwd).toEqual([]);
    expect(JSON.parse(config)).toEqual({
      auths: {
        'localhost:5000': { auth: Buffer.from('oauth2accesstoken:pa55').toString('base64') },
      },
    });
    expect(existsSync(env['DOCKER_CONFIG'] ?? '/')).toBe(false);
  });

  it.each<[string, RunProcess]>([
    ['ends with exit code 1', () => Promise.resolve(ended(1, 'FATAL unable to open the image'))],
    ['ends with exit code 137', () => Promise.resolve(ended(137))],
    [
      'crashes or outlives its deadline',
      () => Promise.reject(new ActionError('E_TOOL', '/tools/trivy was killed by SIGSEGV.')),
    ],
  ])('that %s leaves the scan incomplete', async (_, runProcess) => {
    await expect(trivyWith(runProcess).scan(request)).rejects.toMatchObject({
      code: 'E_SCAN_INCOMPLETE',
    });
    await expect(trivyWith(runProcess).downloadDatabase('a/b:2')).resolves.toEqual(
      expect.any(String),
    );
  });
});

describe('a report of the scanner', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const reference = `localhost:5000/web@${digest}`;
  const report = (name: string, digests: readonly string[]): string =>
    JSON.stringify({
      SchemaVersion: 2,
      CreatedAt: '2026-11-23T05:00:00Z',
      ArtifactName: name,
      ArtifactType: 'container_image',
      Metadata: { RepoDigests: digests },
      Results: [{ Target: 't', Class: 'lang-pkgs', Packages: [{}] }],
    });

  /** Runs the stage with a scanner that writes this text. */
  async function runWith(text: string | undefined): Promise<unknown> {
    const deps = await testDeps(dir, {
      registry: () => ({
        getManifest: () =>
          Promise.resolve({
            mediaType: 'application/vnd.oci.image.manifest.v1+json',
            digest,
            bytes: Buffer.from(
              JSON.stringify({
                schemaVersion: 2,
                mediaType: 'application/vnd.oci.image.manifest.v1+json',
                config: { mediaType: 'x', digest, size: 1 },
                layers: [],
              }),
            ),
          }),
      }),
      trivy: (_, cacheDir) => ({
        sha256: '00',
        version: () => Promise.resolve('0.74.0'),
        async downloadDatabase() {
          await mkdir(join(cacheDir, 'db'), { recursive: true });
          const metadata = { Version: 2, UpdatedAt: new Date().toISOString() };
          await writeFile(join(cacheDir, 'db/metadata.json'), JSON.stringify(metadata));
          return undefined;
        },
        async scan({ output }) {
          if (text !== undefined) await writeFile(output, text);
          return { osReleaseUnknown: false };
        },
        convert: () => Promise.resolve(),
      }),
    });
    return run(inputsOf({ images: reference, formats: 'none' }), deps);
  }

  it('is taken when it speaks of the image that was asked for', async () => {
    await expect(runWith(report(reference, [reference]))).resolves.toMatchObject({
      outcome: 'success',
    });
  });

  it.each<[string, string | undefined]>([
    ['was not written', undefined],
    ['is empty', ''],
    ['is cut off', report(reference, [reference]).slice(0, 100)],
    ['speaks of another name', report('localhost:5000/other', [reference])],
    [
      'speaks of another digest',
      report(reference, [`localhost:5000/web@sha256:${'b'.repeat(64)}`]),
    ],
    ['names no digest', report(reference, [])],
  ])('that %s is refused with E_REPORT', async (_, text) => {
    await expect(runWith(text)).rejects.toMatchObject({ code: 'E_REPORT' });
  });
});

describe('the working folder', () => {
  it('is removed by its marker, and no other folder ever is', async () => {
    const scratch = await createScratch(join(dir, 'temp'));
    await removeWork(scratch.work, join(dir, 'temp'));
    expect(existsSync(scratch.work)).toBe(false);
    expect(existsSync(scratch.reports)).toBe(true);
    const other = join(dir, 'temp/gitops-trivy-scan-x/work');
    await mkdir(other, { recursive: true });
    await removeWork(other, join(dir, 'temp'));
    await removeWork(dirname(dirname(other)), dir);
    await removeWork('/', '/');
    expect(existsSync(other)).toBe(true);
  });
});
