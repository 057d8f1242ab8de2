import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  ProcessOptions,
  ProcessResult,
  RunProcess,
} from '@gitops-actions/shared/process/run-process.ts';
import { buildArguments, type BuildRequest } from '../src/build-arguments.ts';
import { quotedLines } from '../src/build-log.ts';
import { buildWithBuildx, type BuildResult } from '../src/buildx.ts';

const REQUEST: BuildRequest = {
  context: '/w',
  dockerfile: '/w/docker/dev/Dockerfile',
  target: undefined,
  platforms: [],
  buildArgs: [],
  labels: [],
  secrets: [{ name: 'npm', value: 'hush-hush' }],
  epoch: 1_700_000_000,
};
const DIGEST = `sha256:${'a'.repeat(64)}`;
const NO_EXPORTER =
  'ERROR: OCI exporter is not supported for the docker driver.\nSwitch to a different driver';

interface Call {
  readonly args: readonly string[];
  readonly options: ProcessOptions;
}

let base: string;
let directory: string;
let calls: Call[];
let logged: string[];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'build-image-buildx-'));
  directory = join(base, 'build-image-x1');
  mkdirSync(directory);
  mkdirSync(join(base, 'bin'));
  writeFileSync(join(base, 'bin', 'buildx'), '', { mode: 0o755 });
  calls = [];
  logged = [];
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

/** Answers each call by its turn; a build that succeeds writes its metadata. */
function answering(...answers: readonly Partial<ProcessResult>[]): RunProcess {
  return (_program, args, options) => {
    const answer = answers[calls.length] ?? {};
    calls.push({ args, options });
    if (args[0] === 'build' && (answer.exitCode ?? 0) === 0) {
      const text = JSON.stringify({ 'containerimage.digest': DIGEST });
      writeFileSync(join(directory, 'metadata.json'), text);
    }
    options.onStderr?.(answer.stderr ?? '#1 building\n');
    return Promise.resolve({ exitCode: 0, stdout: Buffer.alloc(0), stderr: '', ...answer });
  };
}

function build(
  run: RunProcess,
  env: Record<string, string> = {},
  builder?: string,
): Promise<BuildResult> {
  const log = {
    debug: () => undefined,
    info: (line: string) => logged.push(line),
    warning: (line: string) => logged.push(line),
  };
  const all = { PATH: join(base, 'bin'), HOME: '/home/me', ...env };
  return buildWithBuildx(REQUEST, {
    env: all,
    directory,
    builder,
    run,
    log,
    pluginDirectories: [],
  });
}

describe('buildWithBuildx', () => {
  it('gives the child an allow-list of variables and an empty Docker configuration', async () => {
    const result = await build(answering(), {
      BUILDX_BUILDER: 'sandbox',
      GITHUB_TOKEN: 'canary',
      ACTIONS_RUNTIME_TOKEN: 'canary',
      GOOGLE_APPLICATION_CREDENTIALS: 'canary',
      DOCKER_CONFIG: '/home/me/.docker',
      INPUT_SECRETS: 'canary',
    });
    expect(result).toEqual({ layout: join(directory, 'layout'), digest: DIGEST });
    expect(calls[0]?.options.env).toEqual({
      PATH: join(base, 'bin'),
      HOME: join(directory, 'work'),
      BUILDX_BUILDER: 'sandbox',
      BUILDX_CONFIG: '/home/me/.docker/buildx',
      BUILDX_GIT_INFO: 'false',
      BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
      DOCKER_CONFIG: join(directory, 'docker-config'),
      SOURCE_DATE_EPOCH: '1700000000',
    });
    expect(existsSync(join(directory, 'docker-config', 'config.json'))).toBe(false);
  });

  it('does not begin where the builder could read what the action writes for itself', async () => {
    const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };
    const options = { env: { PATH: join(base, 'bin') }, directory, builder: undefined, log };
    for (const seen of [{ context: base }, { dockerfile: join(base, 'Dockerfile') }]) {
      await expect(
        buildWithBuildx({ ...REQUEST, ...seen }, { ...options, run: answering() }),
      ).rejects.toMatchObject({ code: 'E_ENV', message: expect.stringContaining('RUNNER_TEMP') });
    }
    expect([calls, existsSync(join(directory, 'secrets'))]).toEqual([[], false]);
  });

  it('hands secrets over in private files and never in an argument', async () => {
    await build(answering());
    expect(JSON.stringify(calls)).not.toContain('hush-hush');
    const file = join(directory, 'secrets', '0');
    expect(readFileSync(file, 'utf8')).toBe('hush-hush');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('makes a builder of its own for an endpoint, in a place of its own', async () => {
    await build(answering(), {}, 'tcp://127.0.0.1:1');
    expect(calls[0]?.args).toEqual([
      'create',
      '--name',
      'gitops-actions',
      '--driver',
      'remote',
      '--',
      'tcp://127.0.0.1:1',
    ]);
    expect(calls[1]?.args).toContain('--builder=gitops-actions');
    expect(calls[1]?.options.env['BUILDX_CONFIG']).toBe(join(directory, 'buildx'));
  });

  it('starts a BuildKit where Docker’s own builder writes no layouts, and removes it', async () => {
    const run = answering({ exitCode: 1, stderr: NO_EXPORTER });
    await build(run);
    expect(calls.map(({ args }) => args[0])).toEqual(['build', 'create', 'build', 'rm']);
    expect(calls[1]?.args).toContain('--driver=docker-container');
    expect(calls[3]?.args).toEqual(['rm', '--force', 'build-image-x1']);
  });

  it('removes it when the build fails, too, and says when that does not work', async () => {
    const run = answering(
      { exitCode: 1, stderr: NO_EXPORTER },
      {},
      { exitCode: 1 },
      { exitCode: 1 },
    );
    await expect(build(run)).rejects.toMatchObject({ code: 'E_BUILD' });
    expect(calls.at(-1)?.args[0]).toBe('rm');
    expect(logged.join('\n')).toContain('could not be removed');
  });

  it.each([
    ['a chosen builder that writes no layouts', NO_EXPORTER, 'mine', 'E_TOOL'],
    ['a Dockerfile that does not build', 'ERROR: process "/bin/sh -c false"', undefined, 'E_BUILD'],
  ])('tells %s', async (_case, stderr, builder, code) => {
    await expect(build(answering({ exitCode: 1, stderr }), {}, builder)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(stderr.split('\n')[0] ?? ''),
    });
    expect(calls).toHaveLength(1);
  });

  it('refuses an endpoint that buildx refuses', async () => {
    await expect(
      build(answering({ exitCode: 1, stderr: 'no' }), {}, 'tcp://x'),
    ).rejects.toMatchObject({ code: 'E_TOOL' });
  });

  it('takes Docker’s plug-in where there is no buildx on the PATH, and says so where there is none', async () => {
    const plugins = join(base, 'docker', 'cli-plugins');
    mkdirSync(plugins, { recursive: true });
    const env = { PATH: plugins, DOCKER_CONFIG: join(base, 'docker') };
    await expect(build(answering(), env)).rejects.toMatchObject({ code: 'E_TOOL' });
    writeFileSync(join(plugins, 'docker-buildx'), '', { mode: 0o755 });
    await expect(build(answering(), env)).resolves.toMatchObject({ digest: DIGEST });
  });

  it('does not go on without the builder’s own word for the digest', async () => {
    const run: RunProcess = () =>
      Promise.resolve({ exitCode: 0, stdout: Buffer.alloc(0), stderr: '' });
    await expect(build(run)).rejects.toMatchObject({ code: 'E_OCI_LAYOUT' });
  });
});

describe('buildArguments', () => {
  it('asks for a layout whose digest depends on the content alone', () => {
    const secretFiles = new Map([['npm', '/t/secrets/0']]);
    const request = {
      ...REQUEST,
      target: 'final',
      platforms: ['linux/amd64', 'linux/arm64'],
      buildArgs: [{ name: 'A', value: '--push' }],
      labels: [{ name: 'team', value: 'a=b' }],
    };
    const places = { builder: 'b', layout: '/t,1/layout', metadata: '/t/m.json', secretFiles };
    expect(buildArguments(request, places)).toEqual([
      'build',
      '--builder=b',
      '--progress=plain',
      '--provenance=false',
      '--sbom=false',
      '--output=type=oci,"dest=/t,1/layout",tar=false,rewrite-timestamp=true',
      '--metadata-file=/t/m.json',
      '--file=/w/docker/dev/Dockerfile',
      '--target=final',
      '--platform=linux/amd64,linux/arm64',
      '--build-arg=A=--push',
      '--label=team=a=b',
      '--secret=id=npm,src=/t/secrets/0',
      '--',
      '/w',
    ]);
  });
});

describe('quotedLines', () => {
  it('marks every line, however the text is cut, and loses nothing', () => {
    const text = fc
      .array(fc.constantFrom('::error::x', '##[group]', '\n', '\r', ' ', 'a', ':', '#'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text), (chunks) => {
        const lines: string[] = [];
        const writer = quotedLines((line) => lines.push(line));
        chunks.forEach(writer.write);
        writer.end();
        expect(lines.filter((line) => !line.startsWith('| ') || /[\r\n]/.test(line))).toEqual([]);
        const kept = lines.map((line) => line.slice(2)).join('');
        expect(kept).toBe(chunks.join('').replace(/[\r\n]/g, ''));
      }),
    );
  });
});
