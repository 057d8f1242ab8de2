import {
  OVERLAY,
  PROTECTED,
  bump,
  byAlice,
  byGitHub,
  kustomization,
  merged,
  on,
  sideBranch,
} from '../vector-world.ts';
import type { Vector } from './vector.ts';

const BUMP = 'The signature is GitHub’s for whatever the App sent; what it changes is judged here.';
const WEB_FLOW = 'To git GitHub’s key is one like any other; it signs for every account.';

export const GITHUB_VECTORS: readonly Vector[] = [
  // The pipeline's own bumps
  {
    name: 'a bump of the pipeline',
    head: bump,
    codes: [],
    git: 'accepts',
    signer: { kind: 'pipeline', name: 'acme-gitops' },
  },
  {
    name: 'a bump while the policy denies web-flow',
    head: bump,
    policy: () => ({ webFlow: 'deny' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a bump stands outside the rules',
    head: bump,
    policy: (w) => ({
      exempt: [w.start],
      rules: `[{ paths: ['.gitops/**'], signers: [platform] }]`,
    }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a bump that also touches replicas',
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2', 'replicas: []\n') } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that changes newName',
    head: (w) =>
      bump(w, { files: { [OVERLAY]: kustomization('dev-2').replace('acme/web', 'evil/web') } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that also changes a source file',
    covers: ['SIG-16: bot outside its paths'],
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2'), 'src/app.js': 'evil\n' } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
    reason: /outside the overlays/,
  },
  {
    name: 'a bump that adds a file to the overlay',
    head: (w) => bump(w, { files: { '.gitops/overlays/dev/evil.yaml': 'a: 1\n' } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump of a kustomization beside the overlays',
    head: (w) => {
      const path = '.gitops/overlays/kustomization.yaml';
      const before = byAlice(w, { files: { [path]: kustomization('dev-1') } });
      return bump(w, { parents: [before], files: { [path]: kustomization('dev-2') } });
    },
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
    reason: /outside the overlays/,
  },
  {
    name: 'a bump that makes the kustomization executable',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: kustomization('dev-2') });
      return bump(w, { files: { [OVERLAY]: { mode: '100755', oid } } });
    },
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that puts a submodule in the overlay’s place',
    head: (w) => bump(w, { files: { '.gitops/overlays/dev': { mode: '160000', oid: w.root } } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that makes the kustomization a symbolic link',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
      return bump(w, { files: { [OVERLAY]: { mode: '120000', oid } } });
    },
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that changes nothing',
    head: (w) => bump(w, { files: {} }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a hand-made bump through the API by a person',
    head: (w) => bump(w, { author: 'Alice <alice@acme.test>' }),
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: WEB_FLOW,
  },
  {
    name: 'a bump by an App of the same name and another id',
    covers: ['gittuf VerifyEntry: app that is not trusted'],
    head: (w) =>
      bump(w, { author: 'acme-gitops[bot] <99+acme-gitops[bot]@users.noreply.github.com>' }),
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: WEB_FLOW,
  },
  {
    name: 'a bump signed by somebody else under the App’s address',
    covers: ['gittuf VerifyEntry: app’s key not trusted'],
    head: (w) => bump(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a bump that touches the workflows',
    covers: ['SIG-16: bot in .github'],
    head: (w) => bump(w, { files: { '.github/workflows/x.yml': 'on: push\n' } }),
    codes: ['E_BUMP_CONTENT'],
    git: 'accepts',
    differs: BUMP,
  },
  {
    name: 'a bump that merges a branch',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const files = { [OVERLAY]: kustomization('dev-2') };
      const tree = w.repo.tree(merged(w, ours, theirs), files);
      return bump(w, { parents: [ours, theirs], tree });
    },
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: BUMP,
  },
  // GitHub's merges
  {
    name: 'a faithful merge by GitHub',
    covers: ['gittuf Mergeable: merged by the forge'],
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    codes: [],
    git: 'accepts',
    signer: { kind: 'github', name: 'github' },
  },
  {
    name: 'a merge by GitHub while the policy denies web-flow',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ webFlow: 'deny' }),
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: WEB_FLOW,
  },
  {
    name: 'a merge by GitHub whose tree holds more than the merge',
    covers: ['gittuf Mergeable: not mergeable'],
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { evil: 'x\n' });
      return byGitHub(w, { parents: [ours, theirs], tree });
    },
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: WEB_FLOW,
  },
  {
    name: 'an edit in the browser under merges-only',
    head: byGitHub,
    codes: ['E_WEB_FLOW'],
    git: 'accepts',
    differs: WEB_FLOW,
  },
  {
    name: 'an edit in the browser under allow',
    head: byGitHub,
    policy: () => ({ webFlow: 'allow' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an edit in the browser under allow, of a path with a rule',
    head: (w) => byGitHub(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ webFlow: 'allow', rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
    git: 'accepts',
    differs: 'A rule can list people and teams, and GitHub is neither.',
  },
  {
    name: 'a faithful merge stands outside the rules',
    head: (w) => {
      const ours = byAlice(w);
      const theirs = on(w, { sign: w.ssh.carol.sign, files: { 'infra/x': '1\n' } });
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    policy: () => ({ rules: PROTECTED }),
    codes: [],
    git: 'accepts',
  },
];
