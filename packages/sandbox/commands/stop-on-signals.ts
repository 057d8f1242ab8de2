import type { Sandbox } from '../sandbox.ts';

/** Ctrl-C ends the sandbox in an orderly way; what that misses is left to its watchdog. */
export function stopOnSignals(sandbox: Sandbox, print: (line: string) => void): void {
  const stop = (signal: NodeJS.Signals): void => {
    print(`\n${signal}: stopping the sandbox.`);
    void sandbox.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
