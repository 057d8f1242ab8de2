import { dirname, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PACKAGE = /^@gitops-actions\/([\w-]+)(?:\/(.*))?$/;

/** What tests of any part may lean on. */
const FOR_TESTS = ['__tests__', 'scripts', 'packages/sandbox'];

/**
 * Who may import whom (docs/architecture.md): actions import packages/shared, packages/shared
 * imports nothing of ours, packages/sandbox takes nothing but types from packages/shared, an action
 * never imports another one, and nobody imports an entry point.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const boundaries = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      action: 'An action imports its own files and packages/shared, nothing else of ours.',
      shared: 'packages/shared imports nothing of ours outside itself.',
      sandbox:
        'packages/sandbox shares no code with what it checks: import types only, or none from here.',
      entry: 'Nobody imports an entry point: it runs when it is loaded.',
    },
  },
  create(context) {
    const file = relative(ROOT, context.filename).split(sep).join('/');
    const from = houseOf(file);
    const test = file.includes('/__tests__/') || file.startsWith('__tests__/');
    const check = (node, source, typeOnly) => {
      const target = resolve(file, source);
      if (target === undefined) return;
      const messageId = violation(from, target, typeOnly, test);
      if (messageId !== undefined) context.report({ node, messageId });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node)),
      ExportNamedDeclaration: (node) => {
        if (node.source) check(node, node.source.value, node.exportKind === 'type');
      },
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => {
        if (node.source.type === 'Literal') check(node, node.source.value, false);
      },
    };
  },
};

/** The rules themselves; an import that breaks none gives nothing. */
function violation(from, target, typeOnly, test) {
  const to = houseOf(target);
  if (/^actions\/[^/]+\/src\/index\.ts$/.test(target)) return 'entry';
  if (from === to || to === 'tools') return undefined; // tools/ holds pins: data, no code
  if (test && FOR_TESTS.includes(to)) return undefined;
  if (from.startsWith('actions/')) return to === 'packages/shared' ? undefined : 'action';
  if (from === 'packages/shared') return 'shared';
  if (from === 'packages/sandbox' && !typeOnly) {
    // Its tests may hold the real code against the sandbox: that is what it is for.
    return test && to === 'packages/shared' ? undefined : 'sandbox';
  }
  return undefined;
}

/** `actions/<name>`, `packages/<name>`, or the first folder. */
function houseOf(path) {
  const [first = '', second = ''] = path.split('/');
  return first === 'actions' || first === 'packages' ? `${first}/${second}` : first;
}

/** The imported file, relative to the root; nothing for what is not ours. */
function resolve(file, source) {
  if (typeof source !== 'string') return undefined;
  if (source.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), source));
  const [, name, rest = ''] = PACKAGE.exec(source) ?? [];
  if (name === undefined) return undefined;
  const folder = name === 'shared' || name === 'sandbox' ? 'packages' : 'actions';
  return `${folder}/${name}/${rest}`;
}

function isTypeOnly(node) {
  if (node.importKind === 'type') return true;
  const { specifiers } = node;
  return specifiers.length > 0 && specifiers.every((item) => item.importKind === 'type');
}
