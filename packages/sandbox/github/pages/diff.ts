import { git } from '../git/git-command.ts';
import type { ChangedFile } from '../graphql/changed-files.ts';
import type { Repository } from '../state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** More is cut: a page is to be looked at. */
const LONGEST_PATCH = 512_000;

/** The files of a diff, each with its lines folded away or open. `range`: arguments of `git diff-tree`. */
export async function diffOf(
  repository: Repository,
  files: readonly ChangedFile[],
  range: readonly string[],
): Promise<Html> {
  if (files.length === 0) return html`<p class="quiet">No file differs.</p>`;
  const args = ['--no-commit-id', '--no-renames', '--no-ext-diff', '--no-textconv', '-r', '-p'];
  const output = await git(repository.gitDir, ['diff-tree', ...args, ...range]);
  const patch = output.subarray(0, LONGEST_PATCH).toString('utf8');
  const cut = output.length > LONGEST_PATCH;
  const parts = patch.split(/^(?=diff --git )/m).filter((part) => part !== '');
  const shown = files.map(
    (file, index) => html`<details${index < 20 ? html` open` : ''}>
      <summary>
        <code>${file.path}</code> ${file.changeType.toLowerCase()}
        <span class="good">+${file.additions}</span> <span class="bad">−${file.deletions}</span>
      </summary>
      <pre class="diff">${linesOf(parts[index])}</pre>
    </details>`,
  );
  return html`${shown}${cut ? html`<p class="bad">The diff is cut after ${LONGEST_PATCH} bytes.</p>` : ''}`;
}

const CLASSES: Readonly<Record<string, string>> = { '+': 'add', '-': 'del', '@': 'at' };

function linesOf(part: string | undefined): Html[] {
  // What stands before the first hunk are names and modes; the summary has the name.
  const hunks = (part ?? '').split('\n').slice(0, -1);
  const first = hunks.findIndex((line) => line.startsWith('@@'));
  const lines = first < 0 ? hunks.slice(1) : hunks.slice(first);
  return lines.map((line) => {
    const kind = CLASSES[line[0] ?? ''];
    return kind === undefined
      ? html`<span>${line}</span>`
      : html`<span class="${kind}">${line}</span>`;
  });
}
