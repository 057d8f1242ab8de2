import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startArtifacts, type SandboxArtifacts } from '@gitops-actions/sandbox/artifacts/server.ts';
import { unzip } from '@gitops-actions/sandbox/artifacts/unzip.ts';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadReports } from '../src/upload.ts';
import type { DefaultArtifactClient } from '@actions/artifact';

const log = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warning: (): void => undefined,
};

describe('the upload', () => {
  const upload = { name: 'trivy-scan-web', files: ['/r/a.json'], root: '/r' };

  it('warns and does not fail where there is no service, or where it refuses', async () => {
    const warnings: string[] = [];
    const warn = { ...log, warning: (message: string): void => void warnings.push(message) };
    await expect(uploadReports(upload, undefined, warn)).resolves.toBe(false);
    const broken = (): Promise<never> => Promise.reject(new Error('quota'));
    await expect(uploadReports(upload, broken, warn)).resolves.toBe(false);
    expect(warnings).toHaveLength(2);
  });
});

describe('the upload by the real client', () => {
  const before = { ...process.env };
  const claims = { run: 'run-1', job: 'job-2' };
  let dir: string;
  let artifacts: SandboxArtifacts;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'trivy-upload-'));
    artifacts = await startArtifacts({ dir });
    Object.assign(process.env, {
      GITHUB_SERVER_URL: 'https://github.com',
      ACTIONS_RUNTIME_TOKEN: artifacts.runtimeToken(claims),
      ACTIONS_RESULTS_URL: artifacts.url,
      GITHUB_WORKSPACE: dir,
    });
  });

  afterEach(async () => {
    process.env = { ...before };
    await artifacts.close();
    await rm(dir, { recursive: true });
  });

  const client = async (): Promise<DefaultArtifactClient> => {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    return new DefaultArtifactClient();
  };

  it('hands over all files as one archive, under their paths below the root', async () => {
    const names = ['json/1-web.json', 'sarif/1-web.sarif'];
    for (const name of names) {
      await mkdir(join(dir, name, '..'), { recursive: true });
      await writeFile(join(dir, name), name);
    }
    const files = names.map((name) => join(dir, name));
    const upload = { name: 'trivy-scan-web', files, root: dir };
    await expect(uploadReports(upload, client, log)).resolves.toBe(true);
    const [artifact, ...others] = artifacts.uploaded('run-1');
    expect(others).toEqual([]);
    expect(artifact).toMatchObject({ name: 'trivy-scan-web', job: 'job-2' });
    const archive = unzip(await readFile(artifact?.file ?? ''));
    expect(new Map([...archive].map(([name, text]) => [name, text.toString()]))).toEqual(
      new Map(names.map((name) => [name, name])),
    );
  });

  it('warns and does not fail where the service refuses the token', async () => {
    process.env['ACTIONS_RUNTIME_TOKEN'] = `${artifacts.runtimeToken(claims).slice(0, -8)}AAAAAAAA`;
    const file = join(dir, 'a.json');
    await writeFile(file, '{}');
    const warnings: string[] = [];
    const warn = { ...log, warning: (message: string): void => void warnings.push(message) };
    const upload = { name: 'trivy-scan-web', files: [file], root: dir };
    await expect(uploadReports(upload, client, warn)).resolves.toBe(false);
    expect(warnings).toEqual([expect.stringMatching(/^The reports were not uploaded: .*\(401\)/)]);
    expect(artifacts.uploaded('run-1')).toEqual([]);
  });
});
