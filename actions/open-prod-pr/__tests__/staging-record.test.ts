import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SourceImages } from '../src/plan/staging-images.ts';
import { digestsOf, sourceImages } from '../src/plan/staging-images.ts';
import { recordStaging, type StagingStep } from '../src/plan/staging-record.ts';
import { readTrailers } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import { digest, kustomization } from './plan-world.ts';

const SOURCE = 'a'.repeat(40);

function images(web: string | undefined): SourceImages {
  if (web === undefined) return new Map();
  return new Map([
    ['web', { name: 'web', repository: 'r', tag: `staging-${SOURCE}`, digest: web }],
  ]);
}

/** A chain of states of `web`; each commit moves from one to the next. */
function chain(
  ...states: readonly (readonly [kind: StagingStep['kind'], web: string | undefined])[]
): readonly StagingStep[] {
  return states.map(([kind, web], index) => ({
    commit: String(index),
    at: new Date(index * 1000).toISOString(),
    kind,
    records: kind !== 'other' && web !== undefined,
    before: images(states[index - 1]?.[1]),
    after: images(web),
  }));
}

describe('recordStaging', () => {
  it('knows nothing where nothing was recorded', () => {
    expect(recordStaging([])).toEqual({ images: [], contradictions: [], removals: [] });
    expect(recordStaging(chain(['other', 'x'], ['other', undefined])).images).toEqual([]);
  });

  it('tells when the image came and when a newer one took its place', () => {
    const { run, removals } = recordStaging(chain(['bump', 'x'], ['bump', undefined]));
    expect(run).toEqual({
      commit: '0',
      deployedAt: '1970-01-01T00:00:00.000Z',
      replacedAt: '1970-01-01T00:00:01.000Z',
      bumps: ['0'],
    });
    expect(removals).toEqual([]);
  });

  it('lets a rollback of the newer bump bring the image back', () => {
    const { run, removals } = recordStaging(
      chain(['bump', 'x'], ['bump', undefined], ['rollback', 'x']),
    );
    expect(removals).toEqual([]);
    expect(run).toMatchObject({ commit: '2', bumps: ['0', '2'] });
    expect(run?.replacedAt).toBeUndefined();
  });

  it('never forgets that an image was taken away, unless the pipeline brings it back', () => {
    const kind = fc.constantFrom<StagingStep['kind']>('bump', 'rollback', 'other');
    const state = fc.constantFrom('x', undefined);
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, state), { maxLength: 12 }), (states) => {
        const record = recordStaging(chain(...states));
        const begin = states.findLastIndex(
          ([by, web], index) => web === 'x' && by !== 'other' && states[index - 1]?.[1] !== 'x',
        );
        const taken = states.some(
          ([by, web], index) =>
            index > begin && web === undefined && states[index - 1]?.[1] === 'x' && by !== 'bump',
        );
        expect(record.images).toHaveLength(begin < 0 ? 0 : 1);
        expect(record.removals).toHaveLength(begin >= 0 && taken ? 1 : 0);
      }),
    );
  });
});

describe('sourceImages', () => {
  it('reads pinned entries of the source commit, and no others', () => {
    const text = kustomization('staging', {
      web: `staging-${SOURCE}@${digest('a')}`,
      api: `staging-${'b'.repeat(40)}@${digest('b')}`,
      bare: `staging-${SOURCE}`,
      dev: `dev-${SOURCE}@${digest('c')}`,
    });
    expect(digestsOf(sourceImages(Buffer.from(text), SOURCE))).toBe(`web@${digest('a')}`);
  });

  it('reads nothing from a file that is not certain', () => {
    const entry = `  - name: web\n    newTag: staging-${SOURCE}\n    digest: ${digest('a')}\n`;
    const read = (text: string): number => sourceImages(Buffer.from(text), SOURCE).size;
    expect(read(`images:\n${entry}`)).toBe(1);
    expect(read(`images:\n${entry}${entry}`)).toBe(0);
    expect(read(`images:\n${entry}${entry}${entry}`)).toBe(0);
    expect(read(`x: &a 1\nimages:\n${entry}---\n`)).toBe(0);
  });

  it('throws nothing, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        sourceImages(Buffer.concat([Buffer.from(bytes), Buffer.from(SOURCE)]), SOURCE);
      }),
    );
  });
});

describe('readTrailers', () => {
  it('reads the last paragraph only', () => {
    const block = `Source-Repository: acme/web\nSource-Commit: ${SOURCE}\nSource-Commit: b\n`;
    expect(readTrailers(`deploy\n\n${block}`)).toMatchObject({
      sourceRepository: 'acme/web',
      sourceCommits: [SOURCE, 'b'],
      rollsBack: false,
    });
    expect(readTrailers(`deploy\n\n${block}\nmore\n`).sourceCommits).toEqual([]);
    expect(readTrailers(`deploy\n\n${block}Source-Repository: x/y\n`).sourceRepository).toBe(
      undefined,
    );
  });

  it('takes a line that speaks of a rollback wherever it stands', () => {
    expect(readTrailers('Rolls-Back: 1\n\nmore').rollsBack).toBe(true);
    expect(readTrailers('x\n\n  rolls-back: 1\n').rollsBack).toBe(true);
    expect(readTrailers('It Rolls-Back: 1').rollsBack).toBe(false);
  });

  it('is as fast for a message of blanks as for any other', () => {
    const message = `x${' '.repeat(400_000)}\n\nSource-Commit: ${SOURCE}`;
    expect(readTrailers(message).sourceCommits).toEqual([SOURCE]);
  });

  it('throws nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readTrailers(text);
      }),
    );
  });
});
