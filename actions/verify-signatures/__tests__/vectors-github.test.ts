import { describeVectors } from './describe-vectors.ts';
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
  type Vector,
} from './vector-world.ts';

const REGISTRIES = `[{ overlays: ['.gitops/overlays/dev'], prefixes: ['localhost/acme/'] }]`;

const VECTORS: readonly Vector[] = [
  // The pipeline's own bumps
  {
    name: 'a bump of the pipeline',
    head: bump,
    codes: [],
    signer: { kind: 'pipeline', name: 'acme-gitops' },
  },
  {
    name: 'a bump while the policy denies web-flow',
    head: bump,
    policy: () => ({ webFlow: 'deny' }),
    codes: [],
  },
  {
    name: 'a bump stands outside the rules',
    head: bump,
    policy: (w) => ({
      exempt: [w.start],
      rules: `[{ paths: ['.gitops/**'], signers: [platform] }]`,
    }),
    codes: [],
  },
  {
    name: 'a bump that also touches replicas',
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2', 'replicas: []\n') } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that changes newName',
    head: (w) =>
      bump(w, { files: { [OVERLAY]: kustomization('dev-2').replace('acme/web', 'evil/web') } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that also changes a source file',
    head: (w) => bump(w, { files: { [OVERLAY]: kustomization('dev-2'), 'src/app.js': 'evil\n' } }),
    codes: ['E_BUMP_CONTENT'],
    reason: /outside the overlays/,
  },
  {
    name: 'a bump that adds a file to the overlay',
    head: (w) => bump(w, { files: { '.gitops/overlays/dev/evil.yaml': 'a: 1\n' } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump of a kustomization beside the overlays',
    head: (w) => {
      const path = '.gitops/overlays/kustomization.yaml';
      const before = byAlice(w, { files: { [path]: kustomization('dev-1') } });
      return bump(w, { parents: [before], files: { [path]: kustomization('dev-2') } });
    },
    codes: ['E_BUMP_CONTENT'],
    reason: /outside the overlays/,
  },
  {
    name: 'a bump that makes the kustomization executable',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: kustomization('dev-2') });
      return bump(w, { files: { [OVERLAY]: { mode: '100755', oid } } });
    },
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that puts a submodule in the overlay’s place',
    head: (w) => bump(w, { files: { '.gitops/overlays/dev': { mode: '160000', oid: w.root } } }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that makes the kustomization a symbolic link',
    head: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
      return bump(w, { files: { [OVERLAY]: { mode: '120000', oid } } });
    },
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a bump that changes nothing',
    head: (w) => bump(w, { files: {} }),
    codes: ['E_BUMP_CONTENT'],
  },
  {
    name: 'a hand-made bump through the API by a person',
    head: (w) => bump(w, { author: 'Alice <alice@acme.test>' }),
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'a bump by an App of the same name and another id',
    head: (w) =>
      bump(w, { author: 'acme-gitops[bot] <99+acme-gitops[bot]@users.noreply.github.com>' }),
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'a bump signed by somebody else under the App’s address',
    head: (w) => bump(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
  },
  {
    name: 'a bump to a foreign registry',
    head: (w) => {
      const files = { [OVERLAY]: kustomization('dev-1').replace('localhost/acme', 'evil.test') };
      const moved = byAlice(w, { files });
      const bumped = files[OVERLAY]?.replace('dev-1', 'dev-2') ?? '';
      return bump(w, { parents: [moved], files: { [OVERLAY]: bumped } });
    },
    policy: () => ({ registries: REGISTRIES }),
    codes: ['E_BUMP_CONTENT'],
    reason:
      /changes the image "evil\.test\/web" in \.gitops\/overlays\/dev, where `registries` allows only localhost\/acme\//,
  },
  {
    name: 'a bump below the prefix that the policy allows there',
    head: bump,
    policy: () => ({ registries: REGISTRIES }),
    codes: [],
    signer: { kind: 'pipeline', name: 'acme-gitops' },
  },
  {
    name: 'a bump below a prefix that the policy allows to another source',
    head: bump,
    policy: () => ({
      registries: REGISTRIES.replace('prefixes', 'sources: [acme/other], prefixes'),
    }),
    codes: [],
  },
  {
    name: 'a bump below a prefix that the policy allows elsewhere only',
    head: bump,
    policy: () => ({
      registries: `[{ overlays: ['.gitops/overlays/prod'], prefixes: ['localhost/acme/'] },
    { overlays: ['.gitops/overlays/dev'], prefixes: ['localhost/dev/'] }]`,
    }),
    codes: ['E_BUMP_CONTENT'],
    reason: /allows only localhost\/dev\//,
  },
  {
    name: 'a bump to any registry in an overlay of which the registries do not speak',
    head: bump,
    policy: () => ({ registries: REGISTRIES.replace('overlays/dev', 'overlays/prod') }),
    codes: [],
  },
  // GitHub's merges
  {
    name: 'a faithful merge by GitHub',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      return byGitHub(w, { parents: [ours, theirs], tree: merged(w, ours, theirs) });
    },
    codes: [],
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
  },
  {
    name: 'a merge by GitHub whose tree holds more than the merge',
    head: (w) => {
      const { ours, theirs } = sideBranch(w);
      const tree = w.repo.tree(merged(w, ours, theirs), { evil: 'x\n' });
      return byGitHub(w, { parents: [ours, theirs], tree });
    },
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'an edit in the browser under merges-only',
    head: byGitHub,
    codes: ['E_WEB_FLOW'],
  },
  {
    name: 'an edit in the browser under allow',
    head: byGitHub,
    policy: () => ({ webFlow: 'allow' }),
    codes: [],
  },
  {
    name: 'an edit in the browser under allow, of a path with a rule',
    head: (w) => byGitHub(w, { files: { 'infra/x': '1\n' } }),
    policy: () => ({ webFlow: 'allow', rules: PROTECTED }),
    codes: ['E_RULE_PATH'],
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
  },
];

describeVectors('the verdict over what GitHub signs', VECTORS);
