import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/lint/boundaries.js';

/** Nobody but the edge reads the process; a stage gets what it needs through its `deps`. */
const EDGE_ONLY = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only src/main.ts and packages/shared/action read the environment.',
  },
  {
    selector:
      ":matches(MemberExpression[object.name='globalThis'][property.name='process'], VariableDeclarator[init.name='process'])",
    message: 'Only src/main.ts and packages/shared/action read the process.',
  },
  {
    selector: "MemberExpression[object.name='github'][property.name='context']",
    message: 'Only packages/shared/action reads the event; it is handed on as `runner`.',
  },
];

const EDGE_PACKAGES = [
  {
    name: '@actions/core',
    message: 'Only src/main.ts and packages/shared/action talk to the runner.',
  },
  { name: '@actions/github', importNames: ['context'], message: 'Use the `runner` of the edge.' },
  { name: 'node:process', message: 'Only the edge reads the process.' },
  { name: 'process', message: 'Only the edge reads the process.' },
];

export default defineConfig(
  globalIgnores([
    ...['**/dist/', '**/node_modules/', 'coverage/', '.sandbox/'],
    'packages/shared/*/*-validator.ts', // generated
  ]),
  js.configs.recommended,
  {
    rules: {
      complexity: ['error', 20],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      // Refusing control characters is the business of half of our parsers.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['examples/**'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Bracket access is how the repository marks what may be absent (environment, headers).
      '@typescript-eslint/dot-notation': 'off',
      // By code points is what is meant wherever a string is spread here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      // Plain scripts run on Node: what it has is what they may use.
      globals: Object.fromEntries(
        Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['actions/**/*.ts', 'packages/**/*.ts', 'scripts/**/*.ts', '__tests__/**/*.ts'],
    plugins: { house: { rules: { boundaries } } },
    rules: { 'house/boundaries': 'error' },
  },
  {
    files: ['actions/*/src/**/*.ts', 'packages/shared/**/*.ts'],
    ignores: ['actions/*/src/main.ts', 'packages/shared/action/**', '**/__tests__/**'],
    rules: {
      'no-restricted-syntax': ['error', ...EDGE_ONLY],
      'no-restricted-imports': ['error', { paths: EDGE_PACKAGES }],
    },
  },
  {
    // One table, one entry a code; docs/errors.md is its readable form.
    files: ['packages/shared/action/error-codes.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/__tests__/**/*.ts'],
    rules: {
      // A table of cases is long, not complicated.
      'max-lines': ['error', 800],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/__tests__/vectors/*.ts'],
    // Its functions are typed by the table that they stand in, which the rule does not see.
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
