import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.ts';

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
const README = readFileSync(join(EXAMPLE, 'infra/README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```bash\n(.*?)^```/gms)].map(([, block]) => block ?? '');

/** The programs of the runbook; what each was asked for is written down and nothing is done. */
const PROGRAMS = ['curl', 'gcloud', 'git', 'kubectl', 'node'];
const STUB = `#!/bin/bash
printf '%s\\n' "\${0##*/} $*" >> "$RECORD"
if [[ "$*" == 'auth print-access-token' ]]; then echo ya29.test; fi
if [[ "$*" == *' operations list '* ]]; then echo operation-1; fi
if [[ "$FAILS" != 0 && "$(mapfile -t lines < "$RECORD"; echo "\${#lines[@]}")" == "$FAILS" ]]; then exit 1; fi
[[ "$*" != *' describe '* || "$THERE" == yes ]]
`;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'runbook-'));
  mkdirSync(join(dir, 'bin'));
  for (const program of PROGRAMS) {
    writeFileSync(join(dir, 'bin', program), STUB);
    chmodSync(join(dir, 'bin', program), 0o755);
  }
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

/** What the runbook’s blocks ask of the programs, in a new project or in one that has everything. */
const recorded = new Map<string, readonly string[]>();
function commands(there: 'no' | 'yes'): readonly string[] {
  const lines = recorded.get(there) ?? record(there);
  recorded.set(there, lines);
  return lines;
}

function record(there: 'no' | 'yes'): readonly string[] {
  const log = join(dir, `record-${there}`);
  writeFileSync(log, '');
  for (const block of BLOCKS) expect(run(block, { log, there })).toBe(0);
  return recordIn(log);
}

/** Runs a block as somebody who pastes it, with nothing set; the command of number `fails` fails. */
function run(
  block: string,
  { log, there, fails = 0 }: { log: string; there: 'no' | 'yes'; fails?: number },
): number | null {
  return spawnSync('/bin/bash', ['-c', block], {
    cwd: EXAMPLE,
    // No other program is in reach: a block that needs one fails here.
    env: { PATH: join(dir, 'bin'), RECORD: log, THERE: there, FAILS: String(fails) },
  }).status;
}

const recordIn = (log: string): readonly string[] =>
  readFileSync(log, 'utf8').trimEnd().split('\n');

/** Every file below infra, relative to the repository. */
function files(folder = 'infra'): readonly string[] {
  return readdirSync(join(EXAMPLE, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** The files that a command of the runbook names. */
function named(command: string): readonly string[] {
  return [...command.matchAll(/(?<=^|[ @])infra\/[\w./-]+/g)].map(([path]) => path);
}

/** One policy for each of several resources. */
const OFTEN: Readonly<Record<string, number>> = { 'infra/identity/argocd/secret.iam.json': 3 };
/** Applied as parts of others: by kustomize, and by protect.mjs. */
const PARTS = /^infra\/(?:mirror\/[\w-]+\.yaml|github\/repository\.json)$/;
const json = (path: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(EXAMPLE, path), 'utf8')) as Readonly<Record<string, unknown>>;

describe('the runbook of infra', () => {
  it('names only what is there', () => {
    const missing = [...commands('no'), ...commands('yes')]
      .flatMap(named)
      .filter((path) => !existsSync(join(EXAMPLE, path)));
    expect(missing).toEqual([]);
  });

  it('applies each file by exactly one command, a policy of several once to each', () => {
    const bodies = files().filter((path) => /\.(?:json|ya?ml)$/.test(path) && !PARTS.test(path));
    expect(bodies.length).toBeGreaterThan(25);
    const all = commands('no').flatMap(named);
    const counts = bodies.map((path) => [path, all.filter((each) => each === path).length]);
    expect(counts.filter(([path, count]) => count !== (OFTEN[String(path)] ?? 1))).toEqual([]);
  });

  it.each(BLOCKS.map((block, index) => [index + 1, block] as const))(
    'ends block %i with the command that fails',
    (index, block) => {
      const log = join(dir, `record-failing-${String(index)}`);
      writeFileSync(log, '');
      expect(run(block, { log, there: 'yes' })).toBe(0);
      const all = recordIn(log);
      for (const [number, command] of all.entries()) {
        if (command.includes(' describe ')) continue; // it asks, and what fails is there to be made
        writeFileSync(log, '');
        expect(run(block, { log, there: 'yes', fails: number + 1 })).not.toBe(0);
        expect(recordIn(log)).toEqual(all.slice(0, number + 1));
      }
    },
  );

  it('changes the cluster, and makes the replica, when the change before is done', () => {
    const at = (part: string): number => {
      const index = commands('no').findIndex((command) => command.includes(part));
      expect([part, index >= 0]).toEqual([part, true]);
      return index;
    };
    const waits = (service: string, from: number, to: number): boolean =>
      commands('no')
        .slice(from, to)
        .some((command) => command.startsWith(`gcloud ${service} operations wait operation-1 `));
    const encrypted = at('secrets-encryption.json');
    expect(waits('container', encrypted, at('image-admission.json'))).toBe(true);
    expect(waits('sql', at('primary.json'), at('replica.json'))).toBe(true);
    expect(at('attestors create release-managers')).toBeLessThan(at('binauthz policy import'));
    expect(at('attestor-note.json')).toBeLessThan(at('attestors create'));
  });

  it('makes nothing anew that is there', () => {
    const made = commands('yes').filter((command) =>
      / create |--json @infra.*key\.json/.test(command),
    );
    expect(made).toEqual([]);
    expect(commands('no').filter((command) => command.includes(' create '))).toHaveLength(
      3 * (2 + 2) + (1 + 3) + 3 + 2,
    );
  });

  it('gives every file to the resource that the file is about', () => {
    for (const command of commands('no')) {
      const [, environment = ''] = /infra\/\w+\/(dev|staging|prod)\//.exec(command) ?? [];
      if (environment === '') continue;
      expect(command).toMatch(new RegExp(`(?:acme|warehouse)-${environment}\\b`));
      for (const other of ['dev', 'staging', 'prod'].filter((each) => each !== environment)) {
        expect(command).not.toMatch(new RegExp(`(?:acme|warehouse)-${other}\\b`));
      }
    }
    const address = (path: string): string =>
      (commands('no').find((each) => each.includes(`${path} `)) ?? '').split(' ')[3] ?? '';
    for (const environment of ['dev', 'staging', 'prod']) {
      const repository = `infra/registry/${environment}/repository.json`;
      expect(address(repository)).toMatch(new RegExp(`/v1/${String(json(repository)['name'])}$`));
      const provider = `infra/identity/${environment}/provider.json`;
      const { allowedAudiences } = json(provider)['oidc'] as { allowedAudiences: string[] };
      expect(allowedAudiences.map((each) => each.replace(/^.*\/locations\//, ''))).toEqual([
        address(provider).replace(/^.*\/locations\//, ''),
      ]);
    }
    for (const name of ['primary', 'replica']) {
      const path = `infra/database/${name}.json`;
      expect(address(path)).toMatch(new RegExp(`/instances/${String(json(path)['name'])}$`));
    }
  });

  it('lets Argo CD read what its ExternalSecrets name, and no more', () => {
    const read = readFileSync(
      join(EXAMPLE, '.gitops/argocd/secrets/external-secrets.yaml'),
      'utf8',
    ).matchAll(/remoteRef: \{ key: ([\w-]+)/g);
    const given = commands('no').flatMap(
      (command) =>
        /secrets set-iam-policy (\S+) infra\/identity\/argocd\//.exec(command)?.slice(1) ?? [],
    );
    expect(given.toSorted()).toEqual([...new Set([...read].map(([, key]) => key))].sort());
  });

  it('shows no token to other processes but the one that curl is given', () => {
    for (const command of commands('no')) {
      if (!command.startsWith('curl ')) expect(command).not.toContain('ya29.');
    }
  });
});
