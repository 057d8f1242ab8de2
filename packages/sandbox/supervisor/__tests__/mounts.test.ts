import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUnder, parseMountInfo } from '../mounts.ts';

describe('parseMountInfo', () => {
  it('reads back every path, whatever characters the kernel had to escape', () => {
    const path = fc
      .array(
        fc.string({
          unit: fc.constantFrom('a', 'b', ' ', '\t', '\n', '\\', '#', 'é'),
          minLength: 1,
        }),
      )
      .map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, path, (root, point) => {
        const line = `36 35 98:0 ${escape(root)} ${escape(point)} rw,noatime master:1 - ext4 /dev/x rw`;
        expect(parseMountInfo(`${line}\n`)).toEqual([{ root, point, options: 'rw' }]);
      }),
    );
  });

  it('passes over lines that are none', () => {
    expect(parseMountInfo('\nnonsense\n')).toEqual([]);
  });
});

describe('isUnder', () => {
  it('goes by whole segments', () => {
    expect(isUnder('/tmp/a', '/tmp/a')).toBe(true);
    expect(isUnder('/tmp/a/b', '/tmp/a')).toBe(true);
    expect(isUnder('/tmp/ab', '/tmp/a')).toBe(false);
  });
});

/** What the kernel escapes in mountinfo (proc_pid_mountinfo(5)). */
function escape(path: string): string {
  return path.replace(
    /[ \t\n\\#]/g,
    (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}
