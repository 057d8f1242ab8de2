import { describe, expect, it } from '@jest/globals';
import { parseCommandLine } from '../command-line.ts';

describe('the command line of the sandbox', () => {
  it.each([
    ['start', { command: 'start', unsigned: false, keep: false, cluster: false }],
    ['start --keep', { command: 'start', unsigned: false, keep: true, cluster: false }],
    ['start --cluster', { command: 'start', unsigned: false, keep: false, cluster: true }],
    ['act push', { command: 'act', unsigned: false, keep: false, cluster: false }],
    ['act push --unsigned --keep', { command: 'act', unsigned: true, keep: true, cluster: false }],
  ])('understands %s', (line, expected) => {
    expect(parseCommandLine(line.split(' '))).toEqual(expected);
  });

  it.each([
    '',
    'stop',
    'start push',
    'start --unsigned',
    'act',
    'act tag',
    'act push --fast',
    'act push --cluster',
  ])('does not understand “%s”', (line) => {
    expect(parseCommandLine(line.split(' ').filter((word) => word !== ''))).toBeUndefined();
  });
});
