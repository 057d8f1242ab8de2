import { OVERLAY, bump, byAlice, kustomization } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const REGISTRIES = `[{ overlays: ['.gitops/overlays/dev'], prefixes: ['localhost/acme/'] }]`;
const PLACE = 'The signature is GitHub’s for any image; the policy says which may stand where.';

/** Where the image of a bump may come from. */
export const REGISTRY_VECTORS: readonly Vector[] = [
  {
    name: 'a bump to a foreign registry',
    head: (w) => {
      const foreign = (tag: string): string =>
        kustomization(tag).replace('localhost/acme', 'evil.test');
      const moved = byAlice(w, { files: { [OVERLAY]: foreign('dev-1') } });
      return bump(w, { parents: [moved], files: { [OVERLAY]: foreign('dev-2') } });
    },
    policy: () => ({ registries: REGISTRIES }),
    codes: ['E_BUMP_CONTENT'],
    reason:
      /changes the image "evil\.test\/web" in \.gitops\/overlays\/dev, where `registries` allows only localhost\/acme\//,
    git: 'accepts',
    differs: PLACE,
  },
  {
    name: 'a bump below the prefix that the policy allows there',
    head: bump,
    policy: () => ({ registries: REGISTRIES }),
    codes: [],
    git: 'accepts',
    signer: { kind: 'pipeline', name: 'acme-gitops' },
  },
  {
    name: 'a bump below a prefix that the policy allows to another source',
    head: bump,
    policy: () => ({
      registries: REGISTRIES.replace('prefixes', 'sources: [acme/other], prefixes'),
    }),
    codes: [],
    git: 'accepts',
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
    git: 'accepts',
    differs: PLACE,
  },
  {
    name: 'a bump to any registry in an overlay of which the registries do not speak',
    head: bump,
    policy: () => ({ registries: REGISTRIES.replace('overlays/dev', 'overlays/prod') }),
    codes: [],
    git: 'accepts',
  },
];
