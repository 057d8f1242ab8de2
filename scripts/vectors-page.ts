import { join } from 'node:path';
import { ALL_VECTORS } from '../actions/verify-signatures/__tests__/vectors/all.ts';
import {
  PROVEN_ELSEWHERE,
  REQUIRED_CASES,
  WITHOUT_COUNTERPART,
} from '../actions/verify-signatures/__tests__/vectors/required-cases.ts';
import type { Vector } from '../actions/verify-signatures/__tests__/vectors/vector.ts';
import type { Page } from './generated-pages.ts';
import { formatted, table } from './markdown-page.ts';
import { ROOT } from './setup/paths.ts';

const TESTS = '../actions/verify-signatures/__tests__';
const VECTORS: readonly Vector[] = Object.values(ALL_VECTORS).flat();

/** docs/verify-vectors.md: each vector with our verdict, git's, and why the two differ. */
export async function vectorsPage(): Promise<Page> {
  const path = join(ROOT, 'docs', 'verify-vectors.md');
  const differing = VECTORS.filter(({ differs }) => differs !== undefined).length;
  const text = `# Who is right, git or we?

Generated from \`actions/verify-signatures/__tests__/vectors\` by \`npm run docs\`; do not edit.

${VECTORS.length} cases, made by git, ssh-keygen and gpg when the tests run. Each is judged by the
whole action, and shown to \`git verify-commit\` or \`git verify-tag\`, which knows the keys that the
policy lists and nothing else unless the case says so. In ${differing} of them the verdicts differ; a case
without a reason for a difference, or with a reason and no difference, does not compile. A letter in
brackets is what \`%G?\` shows; where there is only a letter, the exit code depends on git's version.

${Object.entries(ALL_VECTORS).map(section).join('\n\n')}

## Where the cases come from

What was found out about git by trying (§0.1), the numbered requirements (SIG), and what the tests of
git (t7510, t7528, t7030, t7031), gitsign and gittuf are about. The names are ours.

${table(['case', 'answered by'], sources())}
`;
  return { path, text: await formatted(path, text) };
}

function section([title, vectors]: readonly [string, readonly Vector[]]): string {
  const rows = vectors.map(({ name, codes, git, letter, differs }) => [
    name,
    codes.length === 0 ? 'accepts' : codes.map((code) => `\`${code}\``).join(', '),
    git === 'Y' ? `(${git})` : git + (letter === undefined ? '' : ` (${letter})`),
    differs ?? '',
  ]);
  return `## ${title}\n\n${table(['case', 'we', 'git', 'why they differ'], rows)}`;
}

function sources(): readonly (readonly string[])[] {
  return Object.entries(REQUIRED_CASES).flatMap(([group, cases]) =>
    cases.map((name) => [`${group}: ${name}`, answer(`${group}: ${name}`)]),
  );
}

function answer(id: string): string {
  const names = VECTORS.filter(({ covers }) => covers?.includes(id)).map(({ name }) => name);
  const file = PROVEN_ELSEWHERE[id];
  if (file !== undefined) names.push(`[${file}](${TESTS}/${file})`);
  return names.length > 0 ? names.join('; ') : `none: ${WITHOUT_COUNTERPART[id] ?? ''}`;
}
