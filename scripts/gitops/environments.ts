import type { Tree } from './tree.ts';

/** What the architecture asks of an environment. */
export interface Environment {
  /** `dev`; its folder is `overlays/dev`, its namespace `warehouse-dev`. */
  readonly name: string;
  readonly folder: string;
  /** How the tags of its images look, for people and for the check. */
  readonly tags: { readonly form: string; readonly pattern: RegExp };
  /** Whether it renders only by digest, once something is deployed. */
  readonly pinned: boolean;
  /** How a new version takes the place of the old one. */
  readonly release: 'recreate' | 'rolling' | 'gradual';
  /** Bounds of the autoscaler; absent: one replica and no autoscaler. */
  readonly scale?: { readonly min: number; readonly max: number };
}

const COMMIT = '[0-9a-f]{40}';
const VERSION = /^v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?$/;

type Rules = Omit<Environment, 'name' | 'folder' | 'tags'> & { readonly versioned?: true };

const KNOWN: Readonly<Record<string, Rules>> = {
  dev: { pinned: false, release: 'recreate' },
  prod: { pinned: true, release: 'gradual', scale: { min: 3, max: 20 }, versioned: true },
};
/** An environment of your own is held to what staging is: the image of its branch, by digest. */
const STAGING: Rules = { pinned: true, release: 'rolling', scale: { min: 2, max: 5 } };

/** The environments of a tree: a folder of `overlays/` each. */
export function environmentsOf(tree: Tree): readonly Environment[] {
  return tree.folders.flatMap((folder) => {
    const [, name] = /^overlays\/([^/]+)$/.exec(folder) ?? [];
    if (name === undefined) return [];
    const { versioned, ...rules } = KNOWN[name] ?? STAGING;
    const tags =
      versioned === true
        ? { form: 'v<semver>', pattern: VERSION }
        : { form: `${name}-<40 hex digits>`, pattern: new RegExp(`^${name}-${COMMIT}$`) };
    return [{ name, folder, tags, ...rules }];
  });
}
