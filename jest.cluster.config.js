import base from './jest.config.js';

/** `npm run test:cluster`: the proofs that need a whole cluster, one process, one after the other. */
export default {
  ...base,
  testMatch: ['**/__tests__/**/*.cluster.ts'],
  testTimeout: 600_000,
  maxWorkers: 1,
};
