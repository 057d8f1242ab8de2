import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../scripts/setup/paths.ts';
import { toolPath } from '../../scripts/setup/tools.ts';

const MIRROR = join(ROOT, 'examples/warehouse-network/infra/mirror');
/** `gcloud storage cp`, with folders for buckets. */
const GCLOUD = `#!/bin/bash
set -e
[[ "$1 $2" == 'storage cp' ]]
from=\${3/#gs:\\/\\//$BUCKETS/} to=\${4/#gs:\\/\\//$BUCKETS/}
mkdir -p "$(dirname "$to")"
[[ ! -e "$to" || "$4" != gs://* ]] # the job may create objects and replace none
cp "$from" "$to"
`;

let dir = '';
let source = '';
let stored = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mirror-'));
  mkdirSync(join(dir, 'bin'));
  writeFileSync(join(dir, 'bin/gcloud'), GCLOUD);
  chmodSync(join(dir, 'bin/gcloud'), 0o755);
  source = join(dir, 'source');
  git(dir, 'init', '-q', '-b', 'main', source);
  for (const [branch, text] of [
    ['main', 'one'],
    ['staging', 'two'],
    ['dev', 'three'],
  ] as const) {
    if (branch !== 'main') git(source, 'checkout', '-q', '-b', branch);
    writeFileSync(join(source, 'file'), text);
    git(source, 'add', '.');
    git(source, 'commit', '-q', '-m', text);
  }
  git(source, 'tag', '-a', '-m', 'First', 'v1.0.0', 'staging');
  git(source, 'checkout', '-q', 'main');
  const { status, stdout } = bash('mirror.sh', source, 'gs://acme-git-mirror/warehouse');
  expect(status).toBe(0);
  stored = stdout.split(' ')[0] ?? '';
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function run(program: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: `${join(dir, 'bin')}:${process.env['PATH'] ?? ''}`,
      BUCKETS: join(dir, 'buckets'),
      HOME: dir,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'alice',
      GIT_AUTHOR_EMAIL: 'alice@acme.test',
      GIT_COMMITTER_NAME: 'alice',
      GIT_COMMITTER_EMAIL: 'alice@acme.test',
      TMPDIR: dir,
    },
  });
}
function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = run('git', args, cwd);
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
const bash = (script: string, ...args: string[]): ReturnType<typeof run> =>
  run('bash', [join(MIRROR, script), ...args], dir);
const refs = (cwd: string): string =>
  git(cwd, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags');
const bucket = (address: string): string => address.replace('gs:/', join(dir, 'buckets'));

interface Rendered {
  readonly kind: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly jobTemplate?: { readonly spec: { readonly template: Template } } };
}
interface Template {
  readonly spec: {
    readonly securityContext: object;
    readonly containers: readonly object[];
    readonly volumes: readonly {
      readonly configMap?: { readonly name: string; readonly defaultMode?: number };
    }[];
  };
}

describe('the job of the mirror', () => {
  it('runs the script that is tested here, with no more rights than it needs', () => {
    const built = run(toolPath('kustomize'), ['build', MIRROR], dir);
    expect([built.status, built.stderr]).toEqual([0, '']);
    const objects = parseAllDocuments(built.stdout).map((each) => each.toJS() as Rendered);
    const scripts = objects.find(({ kind }) => kind === 'ConfigMap');
    expect(scripts?.data?.['mirror.sh']).toBe(readFileSync(join(MIRROR, 'mirror.sh'), 'utf8'));
    const job = objects.find(({ kind }) => kind === 'CronJob')?.spec?.jobTemplate?.spec.template;
    const mounted = job?.spec.volumes.flatMap(({ configMap }) => configMap?.name ?? []);
    expect(mounted).toEqual([scripts?.metadata.name]);
    const askpass = readFileSync(join(MIRROR, 'askpass.sh'), 'utf8');
    expect(scripts?.data?.['askpass.sh']).toBe(askpass);
    // git executes it, out of this volume.
    const volume = job?.spec.volumes.find(({ configMap }) => configMap !== undefined);
    expect(volume?.configMap?.defaultMode).toBe(0o555);
    expect(job?.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(job?.spec.containers).toEqual([
      expect.objectContaining({
        image: expect.stringMatching(/^gcr\.io\/.+:[\d.]+-slim$/),
        command: expect.arrayContaining(['/scripts/mirror.sh']),
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      }),
    ]);
    expect(objects.map(({ kind }) => kind)).toContain('NetworkPolicy');
  });
});

describe('the token of the mirror', () => {
  it('is given to git when it asks, and stands in no address', () => {
    writeFileSync(join(dir, 'token'), 'github_pat_test');
    const { status, stdout } = spawnSync('git', ['credential', 'fill'], {
      encoding: 'utf8',
      input: 'protocol=https\nhost=github.com\n\n',
      env: {
        PATH: process.env['PATH'],
        HOME: dir,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_ASKPASS: join(MIRROR, 'askpass.sh'),
        GIT_TOKEN_FILE: join(dir, 'token'),
        GIT_TERMINAL_PROMPT: '0',
      },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('username=x-access-token\npassword=github_pat_test\n');
    const job = readFileSync(join(MIRROR, 'cronjob.yaml'), 'utf8');
    expect(job).toContain('- https://github.com/acme/warehouse-network.git\n');
  });
});

describe('the mirror of git', () => {
  it('restores every branch and tag out of one bundle, without the place it came from', () => {
    const before = refs(source);
    const { status, stdout } = bash('restore.sh', stored, join(dir, 'restored.git'));
    expect(status).toBe(0);
    expect(stdout.trim()).toBe(before);
    expect(refs(join(dir, 'restored.git'))).toBe(before);
    expect(git(join(dir, 'restored.git'), 'cat-file', '-t', 'v1.0.0')).toBe('tag');
    expect(git(join(dir, 'restored.git'), 'remote')).toBe('');
  });

  it('pushes to another server, and deletes nothing there', () => {
    const other = join(dir, 'other.git');
    git(dir, 'init', '-q', '--bare', other);
    git(source, 'push', '-q', other, 'main:keep');
    const { status } = bash('restore.sh', stored, join(dir, 'again.git'), other);
    expect(status).toBe(0);
    const pushed = refs(other)
      .split('\n')
      .filter((line) => !line.endsWith('refs/heads/keep'));
    expect(pushed.join('\n')).toBe(refs(source));
    expect(refs(other)).toContain('refs/heads/keep');
  });

  it('refuses a bundle that is not what was stored', () => {
    const bundle = bucket(stored);
    const bytes = readFileSync(bundle);
    const bad = `${dirname(stored)}/bad.bundle`;
    const last = bytes.length - 1;
    writeFileSync(
      bucket(bad),
      Buffer.concat([bytes.subarray(0, last), Buffer.from([(bytes[last] ?? 0) ^ 1])]),
    );
    writeFileSync(bucket(`${bad}.sha256`), readFileSync(`${bundle}.sha256`));
    expect(bash('restore.sh', bad, join(dir, 'bad.git')).status).not.toBe(0);
    expect(readdirSync(dir)).not.toContain('bad.git');
  });

  it('stores nothing of a repository that is broken', () => {
    const broken = join(dir, 'broken.git');
    git(dir, 'clone', '-q', '--mirror', source, broken);
    // A commit whose date no git writes: fsck says so.
    const commit = git(broken, 'cat-file', 'commit', 'main').replace(/> \d+ /, '> 1e99 ');
    writeFileSync(join(dir, 'commit'), `${commit}\n`);
    const args = ['hash-object', '-t', 'commit', '-w', '--literally', join(dir, 'commit')];
    git(broken, 'update-ref', 'refs/heads/odd', git(broken, ...args));
    const count = readdirSync(dirname(bucket(stored))).length;
    const { status } = bash('mirror.sh', broken, 'gs://acme-git-mirror/warehouse');
    expect(status).not.toBe(0);
    expect(readdirSync(dirname(bucket(stored)))).toHaveLength(count);
  });

  it('keeps what somebody rewrites afterwards', () => {
    const before = refs(source);
    git(source, 'branch', '-D', 'staging');
    git(source, 'tag', '-d', 'v1.0.0');
    bash('restore.sh', stored, join(dir, 'kept.git'));
    expect(refs(join(dir, 'kept.git'))).toBe(before);
  });
});
