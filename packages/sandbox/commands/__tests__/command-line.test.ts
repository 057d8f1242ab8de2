import { describe, expect, it } from '@jest/globals';
import { parseCommandLine } from '../command-line.ts';

describe('the command line of the sandbox', () => {
  it.each([
    ['start', { command: 'start', unsigned: false, keep: false }],
    ['start --keep', { command: 'start', unsigned: false, keep: true }],
    ['act push', { command: 'act', unsigned: false, keep: false }],
    ['act push --unsigned --keep', { command: 'act', unsigned: true, keep: true }],
  ])('understands %s', (line, expected) => {
    expect(parseCommandLine(line.split(' '))).toEqual(expected);
  });

  it.each(['', 'stop', 'start push', 'start --unsigned', 'act', 'act tag', 'act push --fast'])(
    'does not understand “%s”',
    (line) => {
      expect(parseCommandLine(line.split(' ').filter((word) => word !== ''))).toBeUndefined();
    },
  );
});
