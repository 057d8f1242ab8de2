import { describeVectors } from './describe-vectors.ts';
import { PROTECTED, byAlice, merged, on, sideBranch, type Vector } from './vector-world.ts';

const VECTORS: readonly Vector[] = [
  {
    name: 'a protected path by one of its signers',
    head: (w) => on(w, { sign: w.ssh.carol.sign, files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: [],
  },
  {
    name: 'a protected path by somebody else',
    head: (w) => byAlice(w, { files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
  },
  {
    name: 'a protected path renamed away by somebody else',
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [before], files: { 'infra/x': null, 'src/x': '1\n' } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a symbolic link in a protected directory’s place',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: 'src' });
      return byAlice(w, { files: { infra: { mode: '120000', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a changed mode in a protected path',
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '1\n' });
      return byAlice(w, { parents: [before], files: { 'infra/x': { mode: '100755', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a rule of another branch',
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ rules: `[{ branches: [main], paths: ['infra/**'], signers: [platform] }]` }),
    codes: [],
  },
  {
    name: 'two rules for one path, of which one holds',
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({
      rules: `[{ paths: ['infra/**'], signers: [apps] }, { paths: ['**/x'], signers: [platform] }]`,
    }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a person’s merge does not answer for what the parents bring',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: [],
  },
  {
    name: 'a person’s merge that slips in a protected path (evil merge)',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { 'infra/x': 'evil\n' });
      return byAlice(w, { parents: [ours, theirs], tree });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a person’s merge that drops what a parent brings in a protected path (-s ours)',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [ours, theirs], tree: w.repo.tree(ours, {}) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'a conflict in a protected path resolved by somebody else',
    head: (w) => {
      const carol = (text: string): string =>
        on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': text } });
      const [ours, theirs] = [carol('1\n'), carol('2\n')];
      return byAlice(w, { parents: [ours, theirs], tree: w.repo.tree(ours, {}) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
  },
  {
    name: 'an octopus merge',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const third = byAlice(w, { files: { third: '1\n' } });
      return byAlice(w, { parents: [ours, theirs, third] });
    },
    codes: ['E_OCTOPUS'],
  },
  {
    name: 'a merge of an unrelated, unsigned history',
    head: (w) => {
      const other = w.repo.commit({ files: { other: 'x\n' }, message: 'other root' });
      const ours = byAlice(w);
      return byAlice(w, { parents: [ours, other], tree: w.repo.tree(ours, { other: 'x\n' }) });
    },
    codes: ['E_SIG_UNSIGNED'],
  },
  {
    name: 'several offenders at once, all of them listed',
    head: (w) => {
      const one = on(w, { message: 'one' });
      const two = on(w, { parents: [one], message: 'two', sign: w.ssh.eve.sign });
      return byAlice(w, { parents: [two], tamper: (raw) => raw.replace('change', 'x') });
    },
    codes: ['E_SIG_BAD', 'E_SIG_UNSIGNED', 'E_SIG_UNTRUSTED'],
  },
  {
    name: 'a head outside the trust root’s history',
    head: (w) => w.repo.commit({ files: { a: 'b\n' }, sign: w.ssh.alice.sign }),
    codes: ['E_TRUST_ROOT'],
  },
];

describeVectors('the verdict over rules, merges and whole ranges', VECTORS);
