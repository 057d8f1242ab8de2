import type { CommitOptions } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import {
  POLICY,
  byAlice,
  merged,
  on,
  policyCommit,
  policyText,
  type PolicyOptions,
  type World,
} from '../vector-world.ts';
import type { Vector } from './vector.ts';

const RULES = `[{ branches: [main], paths: ['.github/**'], signers: [platform] }]`;
const CHAIN = 'Git knows no policy: the signature is good, and the change is not allowed.';
const EARLIER = 'Git was asked about the last commit; every change of the policy is judged.';

const text = (w: World, options: PolicyOptions = {}): string =>
  policyText(w, { rules: RULES, ...options });
const first = (w: World): string => policyCommit(w, { rules: RULES });

/** A commit on the branch of the policy that changes it; by carol, to whom the rules leave it. */
const step = (w: World, parent: string, policy: PolicyOptions, how: CommitOptions = {}): string =>
  w.repo.commit({
    parents: [parent],
    files: { [POLICY]: text(w, policy) },
    sign: w.ssh.carol.sign,
    ...how,
  });

/** Changes of the policy on its branch, each judged by the policy before it. */
export const POLICY_VECTORS: readonly Vector[] = [
  {
    name: 'the first policy, unsigned',
    covers: ['gittuf NewState: first policy', 'gittuf RelativeForRef: first entry'],
    main: first,
    codes: [],
    git: 'refuses',
    differs: 'The first policy is trusted as the trust root is: somebody has to begin.',
  },
  {
    name: 'a policy changed by whom the one before allows it',
    covers: ['gittuf NewState: valid transition'],
    main: (w) => step(w, first(w), { comment: '# 2\n' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a policy changed by a person to whom the rules do not leave it',
    covers: ['gittuf NewState: invalid transition'],
    main: (w) => step(w, first(w), { comment: '# 2\n' }, { sign: w.ssh.bob.sign }),
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'accepts',
    differs: CHAIN,
  },
  {
    name: 'a policy changed by a stranger who lists himself in it',
    covers: ['SIG-6: by the policy before'],
    main: (w) => step(w, first(w), { carol: w.ssh.eve }, { sign: w.ssh.eve.sign }),
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'an unsigned change of the policy under a good one',
    main: (w) => {
      const { parents, files } = {
        parents: [first(w)],
        files: { [POLICY]: text(w, { comment: '# 2\n' }) },
      };
      return step(w, w.repo.commit({ parents, files }), { comment: '# 3\n' });
    },
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'accepts',
    differs: EARLIER,
  },
  {
    name: 'an older policy brought back by a person whom the newer one no longer allows',
    covers: ['SIG-18: rollback', 'gittuf NewState: rollback'],
    main: (w) => {
      const newer = step(w, first(w), { carol: w.ssh.dave });
      return step(w, newer, {});
    },
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'accepts',
    differs: CHAIN,
  },
  {
    name: 'an older policy brought back by a person whom the newer one allows',
    covers: ['SIG-18: revert by whom it is allowed'],
    main: (w) => step(w, step(w, first(w), { comment: '# 2\n' }), {}),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a trust root moved over the step that brought it in',
    main: (w) => {
      const evil = step(w, first(w), { carol: w.ssh.eve }, { sign: w.ssh.eve.sign });
      const hidden = { carol: w.ssh.eve, trustRoot: w.root, comment: '# moved\n' };
      return step(w, evil, hidden, { sign: w.ssh.eve.sign });
    },
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a policy changed by the pipeline’s App',
    covers: ['gittuf VerifyEntry: app over its rights'],
    main: (w) =>
      step(
        w,
        first(w),
        { comment: '# 2\n' },
        {
          sign: w.webFlow.sign,
          author: 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>',
          committer: 'GitHub <noreply@github.com>',
        },
      ),
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'accepts',
    differs: CHAIN,
  },
  {
    name: 'a merge that brings a good change of the policy',
    main: (w) => {
      const ours = on(w, { parents: [first(w)], files: { other: '1\n' }, sign: w.ssh.bob.sign });
      const theirs = step(w, first(w), { comment: '# 2\n' });
      const tree = merged(w, ours, theirs);
      return w.repo.commit({ parents: [ours, theirs], tree, sign: w.ssh.bob.sign });
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a merge that slips in a policy of its own',
    main: (w) => {
      const ours = on(w, { parents: [first(w)], files: { other: '1\n' }, sign: w.ssh.bob.sign });
      const theirs = on(w, { parents: [first(w)], files: { more: '1\n' }, sign: w.ssh.carol.sign });
      const tree = w.repo.tree(merged(w, ours, theirs), {
        [POLICY]: text(w, { comment: '# evil\n' }),
      });
      return w.repo.commit({ parents: [ours, theirs], tree, sign: w.ssh.bob.sign });
    },
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'accepts',
    differs: CHAIN,
  },
  {
    name: 'a merge by a stranger of a good change of the policy',
    main: (w) => {
      const theirs = step(w, first(w), { comment: '# 2\n' });
      const tree = w.repo.tree(theirs, {});
      return w.repo.commit({ parents: [first(w), theirs], tree, sign: w.ssh.eve.sign });
    },
    codes: ['E_POLICY_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a policy in the judged history that lists a stranger',
    covers: ['SIG-6: from the trusted ref'],
    head: (w) => {
      const files = { [POLICY]: text(w, { carol: w.ssh.eve }) };
      return on(w, { parents: [byAlice(w)], files, sign: w.ssh.eve.sign });
    },
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a branch of the policy that holds none',
    covers: ['gittuf RelativeForRef: first entry without a policy'],
    main: (w) => w.root,
    codes: ['E_POLICY_MISSING'],
    git: 'refuses',
  },
  {
    name: 'a policy that cannot be read, signed well',
    main: (w) => step(w, first(w), {}, { files: { [POLICY]: 'schema: [\n' } }),
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'A signature says nothing of what a file holds.',
  },
  {
    name: 'a symbolic link in the policy’s place, signed well',
    main: (w) => {
      const oid = w.repo.git(['hash-object', '-w', '--stdin'], { input: 'elsewhere' });
      return step(w, first(w), {}, { files: { [POLICY]: { mode: '120000', oid } } });
    },
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'A signature says nothing of what a file holds.',
  },
];
