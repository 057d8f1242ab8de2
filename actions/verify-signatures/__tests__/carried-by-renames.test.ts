import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeRepository } from './judge-repository.ts';
import {
  createWorld,
  merged,
  POLICY,
  policyText,
  PROTECTED,
  type PolicyOptions,
  type World,
} from './vector-world.ts';

const scratch = temporaryDirectory();
const GITHUB = 'GitHub <noreply@github.com>';
const WORKFLOW = '.github/workflows/deploy.yml';
const lines = (name: string): string =>
  Array.from({ length: 20 }, (_, line) => `${name} ${line}\n`).join('');

let w: World;

beforeAll(() => {
  w = createWorld(scratch.path);
});

afterAll(() => {
  w.gpg.remove();
  scratch.remove();
});

interface Smuggled {
  /** A merge that git makes by itself, whose tree holds what `evil` made of the protected file. */
  readonly merge: string;
}

type Sign = (payload: Buffer) => string;

/**
 * Takes git's detection of renames for a courier. Where the path is not there yet, its twin is put
 * under a name that nobody protects; there, one side changes the twin, and the other, which has both,
 * deletes it. Git takes the protected file for the renamed twin and brings the change into it.
 */
function smuggle(
  main: string,
  path: string,
  evil: (text: string) => string,
  [author, merger]: readonly [author: Sign, merger: Sign],
  committer?: string,
): Smuggled {
  const { repo } = w;
  const text = `${repo.git(['cat-file', 'blob', `${main}:${path}`])}\n`;
  const twin = repo.commit({ parents: [w.start], files: { 'notes/x': text }, sign: author });
  const changed = repo.commit({ parents: [twin], files: { 'notes/x': evil(text) }, sign: author });
  const both = repo.commit({ parents: [main, twin], tree: merged(w, main, twin), sign: author });
  const deleted = repo.commit({ parents: [both], files: { 'notes/x': null }, sign: author });
  const merge = repo.commit({
    parents: [deleted, changed],
    tree: merged(w, deleted, changed),
    sign: merger,
    ...(committer !== undefined && { committer }),
  });
  const carried = `${repo.git(['cat-file', 'blob', `${merge}:${path}`])}\n`;
  expect(carried).toBe(evil(text)); // or the test would prove nothing
  return { merge };
}

/** `main` with the policy and what else carol brings. */
function mainWith(options: PolicyOptions): string {
  const policy = w.repo.commit({
    parents: [w.start],
    files: { [POLICY]: policyText(w, options) },
    sign: w.ssh.carol.sign,
  });
  return w.repo.commit({
    parents: [policy],
    files: { [WORKFLOW]: lines('step') },
    sign: w.ssh.carol.sign,
  });
}

async function codesOf(head: string, main = head): Promise<readonly string[]> {
  w.repo.git(['update-ref', 'refs/remotes/origin/main', main]);
  return (await judgeRepository(w.repo, { head, branch: 'main' }, {})).codes;
}

const evilStep = (text: string): string => text.replace('step 7\n', 'step evil\n');

describe('a change that a merge carries into another file by a rename', () => {
  it('is refused where a rule withholds that file from whoever merges', async () => {
    const main = mainWith({ rules: PROTECTED });
    const { alice, bob } = w.ssh;
    const { merge } = smuggle(main, WORKFLOW, evilStep, [bob.sign, alice.sign]);
    expect(await codesOf(merge, main)).toEqual(['E_RULE_PATH']);
  });

  it('is refused of GitHub, which no rule lists', async () => {
    const main = mainWith({ rules: PROTECTED });
    const signs = [w.ssh.bob.sign, w.webFlow.sign] as const;
    const { merge } = smuggle(main, WORKFLOW, evilStep, signs, GITHUB);
    expect(await codesOf(merge, main)).toEqual(['E_RULE_PATH']);
  });

  it('is answered for by a merger whom the rule lists', async () => {
    const main = mainWith({ rules: PROTECTED });
    const { bob, carol } = w.ssh;
    const { merge } = smuggle(main, WORKFLOW, evilStep, [bob.sign, carol.sign]);
    expect(await codesOf(merge, main)).toEqual([]);
  });

  it('never is a change of the policy that GitHub’s signature allows', async () => {
    const main = mainWith({});
    const { eve } = w.ssh;
    const mallory = `  people:\n    mallory: { keys: [{ ssh: ${eve.publicKey} }] }\n`;
    const evil = (text: string): string => text.replace('  people:\n', mallory);
    const { merge } = smuggle(main, POLICY, evil, [eve.sign, w.webFlow.sign], GITHUB);
    expect(await codesOf(merge)).toEqual(['E_POLICY_UNTRUSTED']);
  });

  it('is nobody’s to answer for where both names are on the same side of every rule', async () => {
    const { repo } = w;
    const main = mainWith({ rules: PROTECTED });
    const old = '.github/workflows/old.yml';
    for (const [from, to, author] of [
      ['src/old', 'src/new', w.ssh.bob],
      [old, '.github/workflows/new.yml', w.ssh.carol],
    ] as const) {
      const { sign } = author;
      const text = lines('line');
      const base = repo.commit({ parents: [main], files: { [from]: text }, sign });
      const files = { [from]: null, [to]: text };
      const renamed = repo.commit({ parents: [base], files, sign });
      const edited = { [from]: text.replace('line 7', 'line seven') };
      const other = repo.commit({ parents: [base], files: edited, sign });
      const tree = merged(w, renamed, other);
      const parents = [renamed, other];
      const github = repo.commit({ parents, tree, sign: w.webFlow.sign, committer: GITHUB });
      expect(await codesOf(github, main)).toEqual([]);
      const alice = repo.commit({ parents, tree, sign: w.ssh.alice.sign });
      expect(await codesOf(alice, main)).toEqual([]);
    }
  });
});
