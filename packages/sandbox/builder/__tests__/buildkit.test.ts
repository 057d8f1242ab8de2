import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRegistry, type SandboxRegistry } from '../../registry/server.ts';
import { createSupervisor, type Supervisor } from '../../supervisor/supervisor.ts';
import { startBuildKit, type SandboxBuildKit } from '../buildkit.ts';
import { requireBuilder } from '../requirements.ts';
import { seedBaseImage } from '../seed-registry.ts';

const run = promisify(execFile);

if (process.platform === 'linux' && process.getuid?.() === 0) {
  describe('the builder', () => {
    let base = '';
    let supervisor: Supervisor;
    let registry: SandboxRegistry;
    let buildkit: SandboxBuildKit;
    beforeAll(async () => {
      base = mkdtempSync(join(tmpdir(), 'buildkit-'));
      supervisor = await createSupervisor(join(base, 's'));
      registry = await startRegistry({
        dir: join(supervisor.dir, 'registry'),
        supervisor,
        identities: { accessTokenIdentity: () => undefined },
      });
      const target = { host: registry.host, authorization: registry.adminAuthorization };
      [, buildkit] = await Promise.all([
        seedBaseImage(target),
        startBuildKit({
          dir: join(supervisor.dir, 'buildkit'),
          supervisor,
          registryHost: registry.host,
        }),
      ]);
    }, 60_000);
    afterAll(async () => {
      await registry.close();
      await supervisor.stop();
      rmSync(base, { recursive: true, force: true });
    }, 30_000);

    const build = async (name: string, dockerfile: string, args: readonly string[] = []) => {
      const context = join(base, name);
      mkdirSync(context, { recursive: true });
      writeFileSync(join(context, 'Dockerfile'), dockerfile);
      writeFileSync(join(context, 'hello.js'), 'console.log(process.version, process.getuid())');
      const [directory = ''] = buildkit.pathEntries;
      return run(
        join(directory, 'buildx'),
        ['build', '--progress=plain', '--provenance=false', ...args, '--', context],
        { env: { ...buildkit.env, HOME: base, SOURCE_DATE_EPOCH: '1700000000' } },
      );
    };

    it('builds from the stand-in for node:24-bookworm-slim, twice to the same digest', async () => {
      const dockerfile =
        'FROM node:24-bookworm-slim\nCOPY hello.js /\nRUN node hello.js > /out\nUSER node\nRUN node hello.js\n';
      const digests = [];
      for (const name of ['one', 'two']) {
        const layout = join(base, `${name}-layout`);
        const output = `type=oci,dest=${layout},tar=false,rewrite-timestamp=true`;
        const { stderr } = await build('context', dockerfile, ['--no-cache', '--output', output]);
        expect(stderr).toContain(`${process.version} 1000`);
        const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as {
          manifests: { digest: string }[];
        };
        digests.push(index.manifests[0]?.digest);
      }
      expect(digests[0]).toMatch(/^sha256:/);
      expect(digests[1]).toBe(digests[0]);
      // Everything came from the sandbox's registry, without a login.
      const pulls = registry.requests.filter(({ url }) => url.endsWith('?ns=docker.io'));
      expect(pulls.map(({ identity }) => identity)).toEqual(pulls.map(() => undefined));
      expect(pulls.length).toBeGreaterThan(2);
    }, 60_000);

    it('says in one sentence that runc is missing', async () => {
      await expect(requireBuilder([base])).rejects.toThrow(
        'runc, which BuildKit needs, is missing: run `apt-get install -y runc`.',
      );
    });

    it('leaves nothing of a build that runs when the sandbox is stopped', async () => {
      const marker = `sandbox-${supervisor.id}-step`;
      const step = `FROM node:24-bookworm-slim\nRUN exec node -e "setInterval(() => {}, 1e6)" ${marker}\n`;
      const building = build('endless', step).catch((thrown: unknown) => thrown);
      while (!commandLines().some((line) => line.includes(`\0${marker}`))) await sleep(20);
      expect(mountPoints().filter((point) => point.startsWith(supervisor.dir))).not.toEqual([]);

      await supervisor.stop();
      await building;
      const rest = commandLines().filter(
        (line) => line.includes(marker) || line.includes(supervisor.dir),
      );
      expect(rest).toEqual([]);
      expect(mountPoints().filter((point) => point.startsWith(base))).toEqual([]);
      expect(cgroupsOf(supervisor.id)).toEqual([]);
      expect(existsSync(supervisor.dir)).toBe(false);
    }, 60_000);
  });
} else {
  describe('the builder', () => {
    it('says in one sentence that it needs Linux and root', async () => {
      await expect(requireBuilder()).rejects.toThrow(
        /needs Linux and root: run the command as root/,
      );
    });
  });
}

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    });
}

function mountPoints(): string[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');
}

function cgroupsOf(id: string): string[] {
  const top = '/sys/fs/cgroup';
  return ['', ...readdirSync(top)].filter((name) =>
    existsSync(join(top, name, `gitops-sandbox-${id}`)),
  );
}
