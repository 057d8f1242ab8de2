import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { alertsOf, specOf } from '../scripts/gitops/alerts.ts';
import { loadTree, type Tree } from '../scripts/gitops/tree.ts';
import { ROOT } from '../scripts/setup/paths.ts';
import { commandsOf, type PageCommand } from './documents/shell-commands.ts';

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const RUNBOOKS = ['application', 'cluster', 'everything'].map((name) => {
  const file = `docs/runbook-recover-${name}.md`;
  const page = read(file);
  return { file, page, commands: commandsOf(page) };
});

const flags = parse(read('__tests__/documents/command-flags.yaml')) as Readonly<
  Record<string, readonly string[]>
>;

/** What is wrong with a command as such: one that nobody looked up, or a flag of it. */
function unknown({ text, words, flags: given }: PageCommand): readonly string[] {
  const [program = '', script = ''] = words;
  if (program === 'node' || program === 'bash') {
    return existsSync(join(EXAMPLE, script)) ? [] : [`${text}: there is no ${script}`];
  }
  const line = `${words.join(' ')} `;
  const [command] = Object.keys(flags)
    .filter((name) => line.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length);
  if (command === undefined) return [`${text}: not in command-flags.yaml`];
  return given
    .filter(([flag]) => !(flags[command] ?? []).includes(flag))
    .map(([flag]) => `${text}: ${command} has no ${flag}`);
}

let tree: Tree;
beforeAll(async () => {
  tree = await loadTree(EXAMPLE);
});

const namesOf = (...kinds: readonly string[]): readonly string[] =>
  tree
    .objects()
    .filter(({ object }) => kinds.includes(object.kind))
    .map(({ object }) => object.metadata.name);

describe.each(RUNBOOKS)('$file', ({ page, commands }) => {
  it('says how long it takes and what is lost', () => {
    expect(page).toMatch(/^\|.*expected RTO.*\|.*RPO.*\|$/m);
  });

  it('has only commands and flags that exist', () => {
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.flatMap(unknown)).toEqual([]);
  });

  it('names paths of the example that are there', () => {
    const named = [...page.matchAll(/(?<![\w/:.-])(?:\.gitops|\.github|infra)\/[\w./-]*\w/g)].map(
      ([path]) => path,
    );
    expect([...new Set(named)].filter((path) => !existsSync(join(EXAMPLE, path)))).toEqual([]);
  });

  it('starts workflows of the example, with inputs that they have', () => {
    for (const { words, flags: given } of commands) {
      if (words[0] !== 'gh') continue;
      const file = words.find((word) => word.endsWith('.yml')) ?? valueOf(given, 'workflow');
      if (file === undefined) continue;
      const text = readFileSync(join(EXAMPLE, '.github/workflows', file), 'utf8');
      const on = (parse(text) as { readonly on: Readonly<Record<string, unknown>> }).on;
      const dispatch = on['workflow_dispatch'] as { readonly inputs?: object } | undefined;
      const inputs = given
        .filter(([flag]) => flag === '-f')
        .map(([, value = '']) => value.split('=')[0]);
      expect(Object.keys(dispatch?.inputs ?? {})).toEqual(expect.arrayContaining(inputs));
    }
  });

  it('speaks of Applications, Schedules and locations of the tree', () => {
    const schedules = namesOf('Schedule');
    const environments = tree.folders
      .filter((folder) => folder.startsWith('overlays/'))
      .map((folder) => folder.replace('overlays/', 'warehouse-'));
    for (const { words, flags: given } of commands) {
      const schedule =
        valueOf(given, 'from-schedule') ??
        /schedule-name=(\S+)/.exec(valueOf(given, 'selector') ?? '')?.[1];
      if (schedule !== undefined) expect(schedules).toContain(schedule);
      if (words[0] === 'argocd' && words[1] === 'app') {
        const applications = words.slice(3).filter((word) => word.startsWith('warehouse'));
        const known = ['warehouse', 'warehouse-platform', ...environments];
        expect(known).toEqual(expect.arrayContaining(applications));
      }
      if (words[1] === 'patch') expect(namesOf('BackupStorageLocation')).toContain(words[3]);
    }
  });

  it('makes the bucket and the account that the backups use', () => {
    const [location] = tree
      .objects()
      .filter(({ object }) => object.kind === 'BackupStorageLocation');
    const spec = (location === undefined ? {} : specOf(location)) as {
      readonly objectStorage: { readonly bucket: string };
      readonly config: { readonly serviceAccount: string };
    };
    const buckets = [...page.matchAll(/gs:\/\/([\w-]+)/g)].map(([, bucket]) => bucket);
    expect(buckets.filter((bucket) => bucket !== spec.objectStorage.bucket)).toEqual([]);
    const accounts = [...page.matchAll(/velero@[\w.-]+\.iam\.gserviceaccount\.com/g)].map(
      ([one]) => one,
    );
    expect(accounts.filter((account) => account !== spec.config.serviceAccount)).toEqual([]);
  });
});

it('the runbook of applications and the one of clusters speak of every alert', () => {
  const all = RUNBOOKS.map(({ page }) => page).join('\n') + read('docs/how-to-release.md');
  const silent = alertsOf(tree).filter(
    ({ name, annotations }) =>
      !all.includes(`\`${name}\``) &&
      annotations['runbook_url']?.includes('runbook-recover') === true,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

describe('a command of a page', () => {
  const block = (command: string): readonly PageCommand[] =>
    commandsOf(`\`\`\`sh\n${command}\n\`\`\`\n`);

  it.each([
    [
      'velero restore create a --from-shedule warehouse-prod',
      'velero restore create has no from-shedule',
    ],
    ['velero restore undo a', 'not in command-flags.yaml'],
    ['bash infra/nowhere.sh', 'there is no infra/nowhere.sh'],
    ["kubectl apply --kustomise 'a b'", 'kubectl apply has no kustomise'],
    ['head=$(git log --frist-parent -1)', 'git log has no frist-parent'],
  ])('%s is found wrong: %s', (command, expected) => {
    expect(block(command).flatMap(unknown).join()).toContain(expected);
  });

  it('is read with its quotes, its values and its short flags', () => {
    const [command] = block(`git log -1 --format='%h %s' --no-merges <first id> -- a/b`);
    expect(command).toEqual({
      text: `git log -1 --format='%h %s' --no-merges <first id> -- a/b`,
      words: ['git', 'log', '<first id>', 'a/b'],
      flags: [
        ['-1', '--format=%h %s'],
        ['format', '%h %s'],
        ['no-merges', '<first id>'],
      ],
    });
  });

  it('is none where a variable is set', () => {
    expect(block('environment=staging\n# a comment')).toEqual([]);
  });
});

function valueOf(given: PageCommand['flags'], name: string): string | undefined {
  return given.find(([flag]) => flag === name)?.[1];
}
