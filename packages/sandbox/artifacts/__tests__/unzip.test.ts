import { describe, expect, it } from '@jest/globals';
import { unzip } from '../unzip.ts';

/** `hello\n` as `a.txt`, by Info-ZIP: stored, with an extra field of its own in the local header. */
const ARCHIVE = Buffer.from(
  'UEsDBAoAAAAAALUwd10gMDo2BgAAAAYAAAAFABwAYS50eHRVVAkAA7XXA2u11wNrdXgLAAEEAAAAAAQAAAAAaGVsbG8KUEsBAh4DCgAAAAAAtTB3XSAwOjYGAAAABgAAAAUAGAAAAAAAAAAAAKSBAAAAAGEudHh0VVQFAAO11wNrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAABAAEASwAAAEUAAAAAAA==',
  'base64',
);

describe('unzip', () => {
  it('reads an archive of another writer', () => {
    expect([...unzip(ARCHIVE)]).toEqual([['a.txt', Buffer.from('hello\n')]]);
  });

  it.each([
    ['cut off', ARCHIVE.subarray(0, -1)],
    ['no archive', Buffer.from('PK')],
    [
      'changed in its content',
      Buffer.from(ARCHIVE.toString('latin1').replace('hello', 'jello'), 'latin1'),
    ],
  ])('refuses an archive that is %s', (_, bytes) => {
    expect(() => unzip(bytes)).toThrow(/zip|archive/);
  });
});
