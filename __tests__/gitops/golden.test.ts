import { describe, expect, it } from '@jest/globals';
import { differences, golden, rendersOf } from '../../scripts/gitops/golden.ts';
import { EXAMPLE } from './support/mutant.ts';

describe('what the example’s tree renders', () => {
  it('is what was accepted; `npm run gitops -- render --update` accepts it anew', async () => {
    const [accepted, renders] = [await golden(), await rendersOf(EXAMPLE)];
    expect(differences(accepted, renders)).toBe('');
    expect([...accepted.keys()].sort()).toEqual([...renders.keys()].sort());
    expect([...renders.keys()]).toEqual(
      expect.arrayContaining(['overlays/prod.yaml', 'components/blue-green.yaml']),
    );
  });

  it('would show a change', () => {
    const before = new Map([['overlays/dev.yaml', 'a: 1\n']]);
    expect(differences(before, new Map([['overlays/dev.yaml', 'a: 2\n']]))).toContain(
      '-a: 1\n+a: 2\n',
    );
    expect(differences(before, new Map())).toContain('-a: 1\n');
  });
});
