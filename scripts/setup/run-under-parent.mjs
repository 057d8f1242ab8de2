import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const WITH_PARENT = fileURLToPath(new URL('with-parent.mjs', import.meta.url));

/**
 * Runs a program under the given Node with this terminal, to its end. Signals are passed on, and
 * the child learns through a channel when this process is gone, also when that was SIGKILL.
 *
 * @param {string} node path of the Node to use; it comes first on the child's PATH
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code, by the shells' rule 128 + n after signal n
 */
export async function runUnderParent(node, args, options = {}) {
  const env = { ...(options.env ?? process.env) };
  env.GITOPS_ACTIONS_PARENT = String(process.pid);
  env.PATH = [dirname(node), ...(env.PATH ?? '').split(delimiter)].join(delimiter);
  const child = spawn(node, ['--import', WITH_PARENT, ...args], {
    cwd: options.cwd,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  const npm = watchNpm(() => child.kill('SIGTERM'));
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    clearInterval(npm);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, forward);
  }
}

/**
 * npm has no channel to its scripts: when it is killed, its script, or the shell between the two,
 * is adopted by another parent.
 */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() !== before) onGone();
  }, 1000);
  return timer.unref();
}

/** Parent and, where there is a /proc, grandparent of this process. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    // The program's name, in parentheses, may hold blanks: state and parent come after the last one.
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(parent);
  }
}
