import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleaseBench, PROD, type ReleaseBench } from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
});

afterAll(async () => {
  await bench.close();
});

describe('a plan', () => {
  it('refuses an image that the registries keep out of production, before it is copied', async () => {
    const world = await bench.world();
    const text = world.git('show', `main:${PROD}`);
    await world.push('main', {
      [PROD]: `${text.replace('warehouse-prod/web', 'elsewhere/web')}\n`,
    });
    const tag = await world.release('v1.0.0', '1');
    const planned = await world.run(world.inputs(tag, { mode: 'plan' }), tag.commitOid);
    expect(planned.result).toMatchObject({
      ...{ outcome: 'failed', failure: { code: 'E_RULE_PATH' } },
      outputs: { images: '', kind: '' },
      evidence: { tagOid: tag.oid, refusals: [{ code: 'E_RULE_PATH' }] },
    });

    await world.push('main', { [PROD]: `${text}\n` });
    const again = await world.run(world.inputs(tag, { mode: 'plan' }), tag.commitOid);
    expect(again.result.outcome).toBe('success');
  });
});
