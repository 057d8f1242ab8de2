import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collectReferrers, cosignTags, nextPage, referrersTag } from '../referrers.ts';
import type { HttpAnswer } from '../transport.ts';
import { OCI_INDEX } from './layout-fixture.ts';

const HEX = 'a'.repeat(64);
const FIRST = new URL('https://r.test/v2/acme/web/referrers/sha256:x');

function page(entries: readonly string[], link?: string, type = OCI_INDEX): HttpAnswer {
  const manifests = entries.map((hex) => ({ mediaType: 'x', digest: `sha256:${hex}`, size: 1 }));
  return {
    status: 200,
    headers: { 'content-type': type, ...(link !== undefined && { link }) },
    body: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })),
  };
}

function collect(
  answers: Readonly<Record<string, HttpAnswer>>,
): ReturnType<typeof collectReferrers> {
  return collectReferrers('GET referrers', FIRST, ({ href }) =>
    Promise.resolve(answers[href] ?? page([], '<?again>; rel="next"')),
  );
}

const status = (code: number): HttpAnswer => ({ status: code, headers: {}, body: Buffer.alloc(0) });

describe('collectReferrers', () => {
  it('reads every page', async () => {
    const second = 'https://r.test/v2/other?n=2';
    const found = await collect({
      [FIRST.href]: page([HEX], '<../other>; rel="prev", </v2/other?n=2>; rel="next"'),
      [second]: page(['b'.repeat(64)]),
    });
    expect(found?.map(({ digest }) => digest)).toEqual([
      `sha256:${HEX}`,
      `sha256:${'b'.repeat(64)}`,
    ]);
  });

  it.each([
    ['404', status(404)],
    ['405', status(405)],
    ['a web page', page([], undefined, 'text/html')],
    ['an index that is none', { ...page([]), body: Buffer.from('{"manifests":[{}]}') }],
  ])('knows by %s that there is no such API', async (_case, answer) => {
    expect(await collect({ [FIRST.href]: answer })).toBeUndefined();
  });

  it.each<[string, Record<string, HttpAnswer>, string]>([
    ['a refusal', { [FIRST.href]: status(403) }, 'E_REGISTRY_DENIED'],
    ['a list without an end', {}, 'E_REGISTRY'],
    [
      'a page elsewhere',
      { [FIRST.href]: page([], '<https://evil.test/>; rel=next') },
      'E_REGISTRY',
    ],
    ['a page without TLS', { [FIRST.href]: page([], '<http://r.test/>; rel=next') }, 'E_REGISTRY'],
    [
      'a web page in the middle',
      {
        [FIRST.href]: page([], '</two>; rel="next"'),
        'https://r.test/two': page([], undefined, 'text/html'),
      },
      'E_REGISTRY',
    ],
  ])('refuses %s', async (_case, answers, code) => {
    await expect(collect(answers)).rejects.toMatchObject({ code });
  });
});

describe('nextPage', () => {
  it.each([
    ['</a?b=c>; rel="next"', '/a?b=c'],
    ['</a>; rel=next', '/a'],
    ['</a>; title="x"; rel="next"', '/a'],
    ['</a>; rel="last", </b>; rel="next"', '/b'],
    ['</a>; rel="nextish"', undefined],
    ['</a>', undefined],
    ['', undefined],
  ])('%j leads to %j', (header, target) => {
    expect(nextPage(header)).toBe(target);
  });

  it('finds every target that was written, and takes no time over nonsense', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^<>]*$/), fc.array(fc.string()), (target, rest) => {
        const others = rest.map((text) => `<${text.replace(/[<>]/g, '')}>; rel="prev"`);
        expect(nextPage([...others, `<${target}>; rel="next"`].join(', '))).toBe(target);
      }),
    );
    expect(nextPage(`<a>;${' '.repeat(200_000)}rel`)).toBeUndefined();
    expect(nextPage('<'.repeat(200_000))).toBeUndefined();
  });
});

describe('the tags of attachments', () => {
  it('follow the specification and cosign, and are never too long for a tag', () => {
    expect(referrersTag(`sha256:${HEX}`)).toBe(`sha256-${HEX}`);
    expect(referrersTag(`sha512:${'b'.repeat(128)}`)).toBe(`sha512-${'b'.repeat(64)}`);
    expect(cosignTags(`sha256:${HEX}`)).toEqual([
      `sha256-${HEX}.sig`,
      `sha256-${HEX}.att`,
      `sha256-${HEX}.sbom`,
    ]);
    expect(cosignTags(`sha512:${'b'.repeat(128)}`)).toEqual([]);
  });
});
