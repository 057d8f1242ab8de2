/** One configuration for the whole repository; `tsc --noEmit` checks the types, no transform does. */
export default {
  testMatch: ['**/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/examples/'],
  modulePathIgnorePatterns: ['<rootDir>/examples/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 30_000,
  // Most tests wait for child processes; jest would leave one core of two idle.
  maxWorkers: '100%',
  // Modules of past suites stay in a worker's memory, and the larger it is, the longer it takes to start
  // a child process: a fork copies its page tables.
  workerIdleMemoryLimit: '400MB',
};
