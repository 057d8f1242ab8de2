import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import type { CommitVerdict } from '../src/finding.ts';
import { judgeCommits } from '../src/judge-commits.ts';
import { createKeyring } from '../src/keyring.ts';
import { policyAtCommit } from '../src/policy-at-commit.ts';
import { GIT } from './judge-repository.ts';
import {
  PROTECTED,
  bump,
  byAlice,
  byGitHub,
  createWorld,
  merged,
  on,
  policyCommit,
  sideBranch,
  type PolicyOptions,
  type World,
} from './vector-world.ts';

const scratch = temporaryDirectory();
let world: World;

beforeAll(() => {
  world = createWorld(scratch.path);
}, 60_000);

afterAll(() => {
  world.gpg.remove();
  scratch.remove();
});

async function verdictOver(
  head: string,
  policyOptions: PolicyOptions,
): Promise<CommitVerdict | undefined> {
  const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };
  const repository = await openRepository({
    run: runProcess,
    git: GIT,
    env: process.env,
    log,
    temp: scratch.path,
    workspace: world.repo.dir,
    path: '.',
    url: 'http://127.0.0.1:9/none',
    token: () => Promise.resolve(undefined),
    wanted: [],
    loopback: true,
    onDirectory: () => undefined,
  });
  try {
    const { objects } = repository;
    const policy = await policyAtCommit(objects, policyCommit(world, policyOptions), POLICY_PATH);
    const { signing, registries, origin } = policy;
    const keyring = createKeyring(signing, origin);
    const loadBumpCheck = () => Promise.resolve(onlyImageScalarsChanged);
    const options = { objects, signing, registries, keyring, branch: 'dev', loadBumpCheck };
    for await (const verdict of judgeCommits([head], options)) return verdict;
    return undefined;
  } finally {
    await repository.remove();
  }
}

const mergeBy = (w: World, by: typeof byAlice): string => {
  const { ours, theirs } = sideBranch(w);
  return by(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
};
const infra = { files: { 'infra/x': '1\n', 'src/app.js': 'three\n' } };
const RULES = `[{ paths: ['docs/**'], signers: [carol] }, { paths: ['src/**'], signers: [apps] },
    { paths: ['src/app.js'], signers: [alice] }, { branches: [main], paths: ['**'], signers: [carol] }]`;
const ALICE = 'signing.people.alice.keys[0]';
const CAROL = 'signing.people.carol.keys[0]';
const GITHUB = 'signing.github.keys[0]';

describe('a verdict names the entries of the policy that decided', () => {
  it.each<[string, (w: World) => string, (w: World, head: string) => PolicyOptions, string[]]>([
    ['a key', byAlice, () => ({}), [ALICE]],
    [
      'a key and every rule that speaks of what is changed on this branch',
      byAlice,
      () => ({ rules: RULES }),
      [ALICE, 'signing.rules[1]', 'signing.rules[2]'],
    ],
    [
      'the rule that withholds a path',
      (w) => byAlice(w, infra),
      () => ({ rules: PROTECTED }),
      [ALICE, 'signing.rules[0]'],
    ],
    [
      'what a key is good until',
      (w) => on(w, { sign: w.ssh.carol.sign }),
      (_, head) => ({ carolUntil: head }),
      [`${CAROL}.until`],
    ],
    [
      'whose e-mails bind',
      (w) => byAlice(w, { committer: 'Alice <a@b.c>' }),
      () => ({}),
      ['signing.people.alice.emails'],
    ],
    ['an exemption', (w) => on(w, {}), (_, head) => ({ exempt: [head] }), ['signing.exempt[0]']],
    ['the pipeline', bump, () => ({}), [GITHUB, 'signing.pipeline']],
    [
      'the pipeline, of what is no bump',
      (w) => bump(w, infra),
      () => ({}),
      [GITHUB, 'signing.pipeline'],
    ],
    [
      'web-flow, of a faithful merge',
      (w) => mergeBy(w, byGitHub),
      () => ({ rules: PROTECTED }),
      [GITHUB, 'signing.github.web-flow'],
    ],
    ['web-flow, of an edit', byGitHub, () => ({}), [GITHUB, 'signing.github.web-flow']],
    [
      'the rule that web-flow cannot be listed in',
      (w) => byGitHub(w, infra),
      () => ({ webFlow: 'allow', rules: PROTECTED }),
      [GITHUB, 'signing.github.web-flow', 'signing.rules[0]'],
    ],
    [
      'an OpenPGP key',
      (w) => on(w, { sign: w.pgp.gina.sign }),
      () => ({}),
      ['signing.people.gina.keys[0]'],
    ],
    ['nothing, where nobody signed', (w) => on(w, {}), () => ({}), []],
    ['nothing, where a stranger did', (w) => on(w, { sign: w.ssh.eve.sign }), () => ({}), []],
  ])('%s', async (_name, make, options, expected) => {
    const head = make(world);
    const verdict = await verdictOver(head, options(world, head));
    expect(verdict?.commit).toBe(head);
    expect(verdict?.decidedBy).toEqual(expected);
    expect(verdict?.signer === undefined).not.toBe(verdict?.finding === undefined);
  });
});
