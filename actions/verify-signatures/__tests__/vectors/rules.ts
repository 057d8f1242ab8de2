import { PROTECTED, byAlice, merged, on, sideBranch } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const RULE = 'Git knows who signed, not what they may change.';
const OCTOPUS = 'A merge of three cannot be recomputed, so nobody could say what it adds.';

export const RULE_VECTORS: readonly Vector[] = [
  {
    name: 'a protected path by one of its signers',
    covers: ['SIG-16: allowed signer', 'gittuf VerifyEntry: authorised'],
    head: (w) => on(w, { sign: w.ssh.carol.sign, files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a protected path by somebody else',
    covers: ['SIG-16: path', 'gittuf VerifyEntry: unauthorised'],
    head: (w) => byAlice(w, { files: { '.github/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a protected path renamed away by somebody else',
    covers: ['SIG-16: rename'],
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [before], files: { 'infra/x': null, 'src/x': '1\n' } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a symbolic link in a protected directory’s place',
    covers: ['SIG-16: symbolic link'],
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: 'src' });
      return byAlice(w, { files: { infra: { mode: '120000', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a changed mode in a protected path',
    covers: ['SIG-16: mode'],
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '1\n' });
      return byAlice(w, { parents: [before], files: { 'infra/x': { mode: '100755', oid } } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a protected file deleted by somebody else',
    covers: ['SIG-16: deletion'],
    head: (w) => {
      const before = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byAlice(w, { parents: [before], files: { 'infra/x': null } });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a submodule in a protected path',
    covers: ['SIG-16: submodule'],
    head: (w) => byAlice(w, { files: { 'infra/x': { mode: '160000', oid: w.root } } }),
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'a protected path whose name only begins like it',
    head: (w) => byAlice(w, { files: { 'infrastructure/x': '1\n' } }),
    policy: () => ({ rules: PROTECTED }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a rule of another branch',
    covers: ['gittuf Mergeable: unprotected branch'],
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ rules: `[{ branches: [main], paths: ['infra/**'], signers: [platform] }]` }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'two rules for one path, of which one holds',
    head: (w) => byAlice(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({
      rules: `[{ paths: ['infra/**'], signers: [apps] }, { paths: ['**/x'], signers: [platform] }]`,
    }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
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
    git: 'accepts',
  },
  {
    name: 'a person’s merge that slips in a protected path (evil merge)',
    covers: ['SIG-16: merge'],
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { 'infra/x': 'evil\n' });
      return byAlice(w, { parents: [ours, theirs], tree });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: RULE,
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
    git: 'accepts',
    differs: RULE,
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
    git: 'accepts',
    differs: RULE,
  },
  {
    name: 'an octopus merge',
    covers: ['SIG-19: octopus', 'gitsign: commit of three parents'],
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const third = byAlice(w, { files: { third: '1\n' } });
      return byAlice(w, { parents: [ours, theirs, third] });
    },
    codes: ['E_OCTOPUS'],
    git: 'accepts',
    differs: OCTOPUS,
  },
];
