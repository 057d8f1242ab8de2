import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleaseBench, PROD, type ReleaseBench } from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
});

afterAll(async () => {
  await bench.close();
});

describe('an image that somebody holds in production', () => {
  it('is neither planned nor opened, until the hold is over', async () => {
    const world = await bench.world();
    const text = world.git('show', `main:${PROD}`);
    const hold = (until: string): Promise<unknown> =>
      world.push('main', {
        [PROD]: `${text.replace('# the application', `# gitops:hold until=${until} audit of the year`)}\n`,
      });
    await hold('9999-12-31');
    const tag = await world.release('v1.0.0', '1');
    const refs = world.git('for-each-ref');
    for (const mode of ['plan', 'open']) {
      const ran = await world
        .run(world.inputs(tag, { mode }), tag.commitOid)
        .then(({ result }) => result.failure)
        .catch((thrown: unknown) => thrown);
      expect(ran).toMatchObject({
        ...{ code: 'E_HELD', outcome: 'failed' },
        message: expect.stringContaining('audit of the year'),
      });
    }
    expect(world.git('for-each-ref')).toBe(refs);
    await hold('2020-01-01');
    const ended = await world.run(world.inputs(tag), tag.commitOid);
    expect(ended.result.outcome).toBe('success');
  });
});
