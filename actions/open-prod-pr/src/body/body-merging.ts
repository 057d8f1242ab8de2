import { markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { MergeMethod, MergeRules } from '../state/merge-rules.ts';
import type { BodyFacts } from './body-facts.ts';
import { inertCode, inertLine } from './inert.ts';
import type { Release } from '../release.ts';

const BUTTONS: Readonly<Record<MergeMethod, string>> = {
  merge: 'Create a merge commit',
  squash: 'Squash and merge',
  rebase: 'Rebase and merge',
};

/** Which of GitHub’s buttons work on the base, and which one keeps what the next release needs. */
export function mergingSection({ merge, base }: Pick<BodyFacts, 'merge' | 'base'>): string {
  const head = '### Merging';
  const cuts =
    'Squash and rebase cut the ancestry by which the next release, the back-merge and every signature are judged.';
  if (merge === undefined) {
    return `${head}\n\nUse **${BUTTONS.merge}**. ${cuts} Which buttons ${inertCode(base)} allows could not be read.`;
  }
  const methods = ['merge', 'squash', 'rebase'] as const;
  const rows = methods.map((method) => {
    const obstacle = obstacleOf(method, merge);
    const why =
      obstacle ?? (method === 'merge' ? 'keeps the ancestry' : 'works, but do not use it');
    return [BUTTONS[method], obstacle === undefined ? 'works' : 'does not work', why];
  });
  const blocked = obstacleOf('merge', merge);
  const advice =
    blocked === undefined
      ? `Use **${BUTTONS.merge}**. ${cuts}`
      : `⚠️ **${BUTTONS.merge}** does not work on ${inertCode(base)}: ${blocked}. Change that first. ${cuts}`;
  const queue =
    merge.queue === undefined ? [] : [`A merge queue merges, by the method \`${merge.queue}\`.`];
  return [head, advice, markdownTable(['button', '', 'why'], rows), ...queue].join('\n\n');
}

function obstacleOf(method: MergeMethod, rules: MergeRules): string | undefined {
  const { settings, allowed, signatures, linearHistory, queue } = rules;
  if (queue !== undefined && queue !== method) return 'the merge queue merges by another method';
  if (!settings[method]) return 'the repository’s settings switch it off';
  if (allowed?.includes(method) === false) return 'a rule of the branch does not allow it';
  if (linearHistory && method === 'merge') return 'a rule of the branch asks for a linear history';
  // https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches#require-signed-commits
  if (signatures && method === 'squash') {
    return 'the branch asks for signatures, and only the author of a pull request may squash there';
  }
  if (signatures && method === 'rebase') {
    return 'the branch asks for signatures, and rebased commits have none';
  }
  return undefined;
}

/** How production’s overlay is brought back: by asking for it, else by these exact commands. Never cut. */
export function rollbackSection({ release, base }: BodyFacts): string {
  const { deployedVersion, deployed, overlayFile, baseOid } = release;
  const target = deployedVersion === undefined ? 'before the first release' : `v${deployedVersion}`;
  const head = shellWord(`origin/${base}`);
  const branch = `rollback/${deployedVersion === undefined ? 'unreleased' : target}`;
  const now =
    deployed.length === 0
      ? 'Production runs nothing yet; going back means running nothing again.'
      : `Production runs ${deployed.map(({ name, tag }) => inertCode(`${name} ${tag}`)).join(', ')} now.`;
  return [
    '### Rolling back',
    `${now} ${asking(deployedVersion)}these commands bring the overlay back by a pull request to ${inertCode(base)}:`,
    // Our own words, to be copied: nothing in them may be broken.
    [
      '```sh',
      `git fetch origin && git switch -c ${branch} ${head}`,
      `git checkout ${baseOid} -- ${shellWord(overlayFile)}`,
      `git commit -S -m 'Roll production back to ${target}' -m "Rolls-Back: $(git rev-parse ${head})"`,
      `git push origin ${branch}`,
      '```',
    ].join('\n'),
    'Do not revert the merge commit: that would also take the sources away, and the next release would miss them.',
  ].join('\n\n');
}

/** What was never released cannot be asked for. */
function asking(version: string | undefined): string {
  if (version === undefined) return 'After the merge, ';
  return `After the merge, ask for it: \`rollback-to: v${version}\` of \`open-prod-pr\` (the workflow \`gitops-rollback\`) opens the pull request. Where that cannot run, `;
}

/** What happens from here on, and where all of this came from. */
export function nextSection({
  base,
  runUrl,
  serverUrl,
  repository,
  release,
}: Pick<BodyFacts, 'base' | 'runUrl' | 'serverUrl' | 'repository'> & {
  readonly release: Pick<Release, 'baseOid'>;
}): string {
  const commit = `${serverUrl}/${repository}/commit/${release.baseOid}`;
  return [
    '### Next',
    [
      '1. Somebody other than the author of this pull request approves it.',
      `2. It is merged into ${inertCode(base)} by a merge commit.`,
      '3. `gitops-release` moves `prod-latest` to the new digests, records the Deployment and opens the back-merge where one is needed.',
      '4. Production is synchronised in Argo CD.',
    ].join('\n'),
    `Written by [this run](${runUrl}), against [\`${release.baseOid.slice(0, 12)}\`](${commit}).`,
  ].join('\n\n');
}

/** A word of a command; one with anything special in it is inert first, and may need a second look. */
function shellWord(text: string): string {
  if (/^[\w./-]+$/.test(text)) return text;
  return `'${inertLine(text.replaceAll('`', ''), 500).replaceAll("'", `'\\''`)}'`;
}
