import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface CommandLine {
  /** `start` tells the story; `act` runs the workflow for one push. */
  readonly command: 'start' | 'act';
  /** `act`: the push is not signed. */
  readonly unsigned: boolean;
  /** Whether the sandbox stays up afterwards. */
  readonly keep: boolean;
  /** `start`: whether the story ends in the pods of a cluster. */
  readonly cluster: boolean;
}

export const USAGE =
  'Usage: npm start [-- [--cluster] [--keep]] | npm run act -- push [--unsigned] [--keep]';

/** `start [--cluster] [--keep]` or `act push [--unsigned] [--keep]`; `undefined` for anything else. */
export function parseCommandLine(args: readonly string[]): CommandLine | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        keep: { type: 'boolean', default: false },
        unsigned: { type: 'boolean', default: false },
        cluster: { type: 'boolean', default: false },
      },
    });
    const words = positionals.join(' ');
    if (words === 'start' && !values.unsigned) return { command: 'start', ...values };
    return words === 'act push' && !values.cluster ? { command: 'act', ...values } : undefined;
  } catch {
    return undefined; // an option that does not exist
  }
}
