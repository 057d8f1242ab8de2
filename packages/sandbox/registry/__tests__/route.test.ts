import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRoute } from '../route.ts';

const segment = fc.stringMatching(/^[a-z0-9]+([._-][a-z0-9]+)?$/);
const name = fc
  .array(fc.oneof(segment, fc.constantFrom('blobs', 'manifests', 'tags')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('/'));
const at = (path: string): URL => new URL(path, 'http://registry');

describe('parseRoute', () => {
  it('finds the repository also where its name holds the API’s own words', () => {
    fc.assert(
      fc.property(name, (repository) => {
        for (const rest of ['manifests/dev-1', 'blobs/sha256:00', 'tags/list', 'blobs/uploads/']) {
          expect(parseRoute('GET', at(`/v2/${repository}/${rest}`))?.repository).toBe(repository);
        }
      }),
    );
  });

  it('knows no repository whose name could be read in two ways', () => {
    const odd = fc.constantFrom('..', '.', '', '%2e%2e', '%2F', 'A', '_manifests', 'a..b', 'é');
    fc.assert(
      fc.property(fc.array(fc.oneof(segment, odd), { minLength: 1, maxLength: 4 }), (parts) => {
        const url = at(`/v2/${parts.join('/')}/manifests/1`);
        const repository = parseRoute('PUT', url)?.repository;
        // Resolved dots are the URL's own; what is found must stand in the path letter by letter.
        if (repository === undefined) return;
        expect(url.pathname).toBe(`/v2/${repository}/manifests/1`);
        expect(repository).toMatch(/^[a-z0-9][a-z0-9._/-]*$/);
        expect(repository).not.toMatch(/\.\.|\/\/|\/_/);
      }),
    );
    expect(parseRoute('PUT', at('/v2/a//b/manifests/1'))).toBeUndefined();
    expect(parseRoute('PUT', at('/v2/a%2Fb/manifests/1'))).toBeUndefined();
  });

  it('tells reading, writing and deleting apart, and sees a mount’s source', () => {
    const uploads = '/v2/a/b/blobs/uploads/';
    expect(parseRoute('HEAD', at('/v2/a/manifests/1'))?.action).toBe('pull');
    expect(parseRoute('PATCH', at(`${uploads}1`))?.action).toBe('push');
    expect(parseRoute('DELETE', at('/v2/a/manifests/1'))?.action).toBe('delete');
    expect(parseRoute('POST', at(`${uploads}?mount=sha256:00&from=c/d`))?.mountFrom).toBe('c/d');
    expect(parseRoute('POST', at(`${uploads}?from=c/d`))?.mountFrom).toBeUndefined();
  });
});
