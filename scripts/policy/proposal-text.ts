import type { LackingKey } from './candidate-keys.ts';
import { keyText } from './key-text.ts';
import type { Proposal } from './proposal.ts';
import type { AppHistory } from './proven-bumps.ts';
import type { ProposedPerson, UsedKey } from './proposed-people.ts';
import { comment, indented, quoted, quotedName, type Lines } from './yaml-lines.ts';

/**
 * The proposal as a policy file: every line of trust says where it comes from. What only a person can
 * add stands there as `TODO`, which no gate accepts as a key.
 *
 * @param todo whether keys that are lacking are asked for, or left out to try the rest
 */
export function proposalText(proposal: Proposal, todo: boolean): string {
  const { ref, head, history, trustRoot, trustRootReason } = proposal;
  const lines: Lines = [
    ...comment(
      `Proposed from the ${history.commits} commits up to ${head} (${ref}).`,
      'A history says who signed, not who may: read every line, take out what you cannot vouch for, ask',
      'people for their fingerprints. Dates and addresses are what the commits say of themselves.',
    ),
    'schema: 1',
    'signing:',
    ...indented(comment(...trustRootReason)),
    `  trust-root: ${quoted(trustRoot)}`,
    '  people:',
    ...indented(peopleLines(proposal, todo), 4),
    ...indented(pipelineLines(proposal.apps)),
    ...indented(gitHubLines(proposal, todo)),
    ...indented(sigstoreLines(proposal)),
    ...indented(
      comment(
        'Who may change what; without a rule anybody listed above may change anything, this file included:',
        'teams: { platform: [<names>] }',
        "rules: [ { paths: ['.github/**'], signers: [platform] } ]",
      ),
    ),
    ...indented(tagLines(proposal.tags)),
    ...indented(exemptLines(proposal)),
    ...registryLines(proposal.apps),
  ];
  return `${lines.join('\n')}\n`;
}

function peopleLines({ people, lacking }: Proposal, todo: boolean): Lines {
  const missing = todo ? lacking.filter(({ kind }) => kind !== 'github') : [];
  const nobody = people.length === 0 && missing.length === 0 && todo;
  return [
    ...people.flatMap(personLines),
    ...missing.flatMap(lackingLines),
    ...(nobody
      ? [
          ...comment('TODO: nothing is signed so far. `cat ~/.ssh/id_ed25519.pub` of each person.'),
          ...['todo:', '  keys:', '    - ssh: TODO'],
        ]
      : []),
  ];
}

function lackingLines({ kind, id }: LackingKey, index: number): Lines {
  if (kind === 'gitsign') {
    return [
      ...comment(
        `TODO: gitsign is said to have signed for ${id}. Nobody can tell without a trusted root of`,
        'Sigstore: give its file by `--trusted-root`.',
      ),
      ...[`todo-${index + 1}:`, '  keys:', '    - gitsign: TODO'],
    ];
  }
  return [
    ...comment(
      `TODO: whose is the OpenPGP key ${id}? No certificate of it is in your keyring: get it from its`,
      `owner, \`gpg --import\` it and run this again, or put \`gpg --armor --export ${id}\` here.`,
    ),
    ...[`todo-${index + 1}:`, '  keys:', '    - openpgp: TODO'],
  ];
}

/** Of what commits call somebody; a long name would push what matters out of sight. */
const MAX_CALLED = 80;

function personLines({ name, calledBy, emails, keys }: ProposedPerson): Lines {
  const bound =
    emails.length > 0
      ? [`  emails: [${emails.map(quoted).join(', ')}]`]
      : comment('No `emails`: one of the addresses is none that a policy can hold.').map(
          (line) => `  ${line}`,
        );
  const joined =
    keys.length > 1
      ? comment(
          'Several keys, put together because an address is common to them. Anybody can commit under any',
          'address: ask for the fingerprint of each, and make two people of what is not one.',
        )
      : [];
  return [
    ...comment(calledBy.map((called) => called.slice(0, MAX_CALLED)).join(', ')),
    ...joined,
    `${quotedName(name)}:`,
    ...bound,
    '  keys:',
    ...indented(keys.flatMap(keyLines), 4),
  ];
}

function keyLines({ key, use }: UsedKey): Lines {
  const emails = [...use.emails].map(([email, count]) => `${email} (${count})`).join(', ');
  const tags = use.tags === 0 ? '' : `, ${use.tags} tags`;
  const once = use.commits + use.tags < 3 ? ' Seldom seen: is it really theirs?' : '';
  const seen = `${use.commits} commits${tags}, ${day(use.first)} to ${day(use.last)}, as ${emails}.${once}`;
  return [...comment(seen), ...keyText(key)];
}

/** Of the directories and images that a proposal has to leave out. */
const MAX_UNNAMED = 10;

function pipelineLines(apps: readonly AppHistory[]): Lines {
  const said = apps.map(
    ({ app, bumps, others }) =>
      `${app.slug}[bot] (${app.userId}): ${bumps} commits that change nothing but tags and digests, ${others} others, which are refused.`,
  );
  for (const name of [...(apps[0]?.unnamed ?? [])].slice(0, MAX_UNNAMED)) {
    said.push(`Left out, for no policy can name it alone: ${JSON.stringify(name.slice(0, 200))}`);
  }
  const [first] = apps;
  if (first === undefined || first.overlays.size === 0) return comment(...said);
  const root = first.overlays.has('.')
    ? [
        '`**` is the root of the repository, which has no glob of its own: it means every directory.',
      ]
    : [];
  return [
    ...comment(
      'Who writes bumps: an App by its number, in these directories and nothing else.',
      ...said,
      ...root,
    ),
    'pipeline:',
    `  app: { slug: ${quoted(first.app.slug)}, user-id: ${first.app.userId} }`,
    `  overlays: [${[...first.overlays.keys()].map(overlayGlob).map(quoted).join(', ')}]`,
  ];
}

function gitHubLines({ githubKeys, lacking, history }: Proposal, todo: boolean): Lines {
  const { merges, others, apps } = history.github;
  const missing = todo && githubKeys.length === 0 && lacking.some(({ kind }) => kind === 'github');
  if (githubKeys.length === 0 && !missing) return [];
  const written = [...apps.values()].reduce((sum, oids) => sum + oids.length, 0);
  return [
    ...comment(
      `What GitHub signs. ${merges} merges; ${others - written} squashes or edits in the browser.`,
      'merges-only: a merge must be what git makes of its parents; squashes and edits are refused, for they',
      'are signed by nobody who wrote them: merge by merge commits. `deny` takes no merge button either.',
    ),
    'github:',
    '  web-flow: merges-only',
    '  keys:',
    ...(missing
      ? [
          ...indented(
            comment('TODO: save https://github.com/web-flow.gpg, give it by `--github-keys`.'),
            4,
          ),
          '    - openpgp: TODO',
        ]
      : githubKeys.flatMap((text) => [
          '    - openpgp: |',
          ...indented(text.trim().split(/\r?\n/), 8),
        ])),
  ];
}

function sigstoreLines({ trustedRoot, people }: Proposal): Lines {
  const used = people.some(({ keys }) => keys.some(({ key }) => key.type === 'gitsign'));
  if (trustedRoot === undefined || !used) return [];
  return [
    ...comment('Whose certificates and logs vouch for gitsign: the file that was given.'),
    ...['sigstore:', `  trusted-root: ${quoted(trustedRoot)}`],
  ];
}

function tagLines(tags: Proposal['tags']): Lines {
  if (tags.size === 0) return [];
  return [
    ...comment('Who signed such tags so far; a tag that no entry matches is refused.'),
    'tags:',
    ...[...tags].map(
      ([pattern, signers]) =>
        `  - { pattern: ${quoted(pattern)}, signers: [${signers.map(quotedName).join(', ')}] }`,
    ),
  ];
}

function exemptLines({ exempt }: Proposal): Lines {
  if (exempt.length === 0) return [];
  return [
    ...comment('Trusted as they are. Look at each: `git show <commit>`.'),
    'exempt:',
    ...exempt.map(
      ({ commit, reason }) => `  - { commit: ${quoted(commit)}, reason: ${quoted(reason)} }`,
    ),
  ];
}

function registryLines(apps: readonly AppHistory[]): Lines {
  const [first] = apps;
  const held = [...(first?.overlays ?? [])].filter(([, images]) => images.size > 0);
  if (held.length === 0) return [];
  return [
    ...comment(
      'The images that were bumped so far; one that is not below a prefix is refused there.',
    ),
    'registries:',
    ...held.map(
      ([overlay, images]) =>
        `  - { overlays: [${quoted(overlayGlob(overlay))}], prefixes: [${[...images].map(quoted).join(', ')}] }`,
    ),
  ];
}

/** The root of a repository has no glob of its own. */
function overlayGlob(directory: string): string {
  return directory === '.' ? '**' : directory;
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
