import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatImageEntry, parseImageEntry, parseImagesList } from '../images-list.ts';
import { anyDigest, anyDomain, anyPath, anyTag } from './arbitraries.ts';

const DIGEST = `sha256:${'b'.repeat(64)}`;

describe('parseImagesList', () => {
  it('reads one application a line', () => {
    expect(
      parseImagesList([`web=localhost:5000/acme/web:dev-1@${DIGEST}`, `api=r.io/api:2@${DIGEST}`]),
    ).toEqual([
      {
        name: 'web',
        reference: {
          registry: 'localhost:5000',
          repository: 'acme/web',
          tag: 'dev-1',
          digest: DIGEST,
        },
      },
      {
        name: 'api',
        reference: { registry: 'r.io', repository: 'api', tag: '2', digest: DIGEST },
      },
    ]);
  });

  it('leaves it to the caller what an empty list means', () => {
    expect(parseImagesList([])).toEqual([]);
  });

  it.each([
    ['a line without a name', 'E_INPUT', [`r.io/web:1@${DIGEST}`]],
    ['an empty name', 'E_INPUT', [`=r.io/web:1@${DIGEST}`]],
    ['a name that could leave a directory', 'E_INPUT', [`../x=r.io/web:1@${DIGEST}`]],
    ['a name given twice', 'E_INPUT', [`a=r.io/x:1@${DIGEST}`, `a=r.io/y:1@${DIGEST}`]],
    ['a missing tag', 'E_IMAGE_REFERENCE', [`a=r.io/x@${DIGEST}`]],
    ['a missing digest', 'E_IMAGE_REFERENCE', ['a=r.io/x:1']],
    ['a sha512 digest', 'E_IMAGE_REFERENCE', [`a=r.io/x:1@sha512:${'b'.repeat(128)}`]],
    ['a short digest', 'E_IMAGE_REFERENCE', ['a=r.io/x:1@sha256:bb']],
    ['a reference without a registry', 'E_IMAGE_REFERENCE', [`a=x:1@${DIGEST}`]],
  ])('refuses %s', (_case, code, lines) => {
    expect(() => parseImagesList(lines)).toThrow(expect.objectContaining({ code }));
  });

  it('reads back every entry that formatImageEntry wrote', () => {
    const anyEntry = fc.record({
      name: anyPath,
      reference: fc.record({
        registry: anyDomain,
        repository: anyPath,
        tag: anyTag,
        digest: anyDigest,
      }),
    });
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(parseImageEntry(formatImageEntry(entry))).toEqual(entry);
      }),
    );
  });
});
