import { freePort, waitUntil, type Supervisor } from '../../supervisor/supervisor.ts';
import { findProgram } from '../../builder/requirements.ts';
import { programEnvironment } from '../kubernetes/control-plane.ts';
import { connect } from 'node:net';

/** Starts a redis that keeps nothing on disk. @returns its port on the loopback */
export async function startRedis(dir: string, supervisor: Supervisor): Promise<number> {
  const program = await findProgram('redis-server');
  if (program === undefined) {
    throw new Error(
      'redis-server, which Argo CD needs, is missing: run `apt-get install -y redis-server`.',
    );
  }
  const port = await freePort();
  const redis = await supervisor.spawn(
    'redis',
    program,
    ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
    { cwd: dir, env: programEnvironment(dir) },
  );
  await waitUntil(redis, 30_000, () => accepts(port));
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
