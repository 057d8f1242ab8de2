import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proveAdmission } from './proofs/admission.ts';
import { proveDelivery } from './proofs/delivery.ts';
import { proveProgressiveDelivery } from './proofs/progressive-delivery.ts';
import { proveRebuild } from './proofs/rebuild.ts';
import { proveRollback } from './proofs/rollback.ts';
import { proveValidation } from './proofs/validation.ts';
import { startWorld, type World } from './support/world.ts';

/** One cluster for all of it; each proof goes on where the one before ended. */
let world: World | undefined;

const current = (): World => {
  if (world === undefined)
    throw new Error('The cluster did not start; its own error stands above.');
  return world;
};

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world?.stop();
});

proveDelivery(current);
proveValidation(current);
proveAdmission(current);
proveProgressiveDelivery(current);
proveRollback(current);
proveRebuild(current);

describe('the story meanwhile', () => {
  it('holds what it claims', () => {
    expect(current().stage.claims.all.filter(({ holds }) => !holds)).toEqual([]);
    expect(current().sandbox.github.violations).toEqual([]);
  });
});
