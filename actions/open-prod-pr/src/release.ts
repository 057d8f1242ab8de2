import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  formatImageEntry,
  parseImageEntry,
  type ImageEntry,
} from '@gitops-actions/shared/oci/images-list.ts';

/** An image of a release, or one that production runs. */
export interface ReleaseImage {
  /** The application, as the overlays’ `images` entry names it. */
  readonly name: string;
  /** With its registry, without tag and digest. */
  readonly repository: string;
  readonly tag: string;
  /** `sha256:<64 hex>` */
  readonly digest: string;
}

/** An entry of the images list as the rest of the action speaks of images. */
export function toReleaseImage({ name, reference }: ImageEntry): ReleaseImage {
  const { registry, repository, tag, digest } = reference;
  return { name, repository: `${registry}/${repository}`, tag, digest };
}

/** A line of the images list. */
export function imageLine({ name, repository, tag, digest }: ReleaseImage): string {
  return `${name}=${repository}:${tag}@${digest}`;
}

/** The same, held against the grammar: what it refuses must not be released. @throws `E_IMAGE_REFERENCE` */
export function formatReleaseImage(image: ReleaseImage): string {
  return formatImageEntry(parseImageEntry(imageLine(image)));
}

/** Whether an overlay’s entry names one image for ever: a tag and a digest. */
export function isPinned({ tag, digest }: Pick<ReleaseImage, 'tag' | 'digest'>): boolean {
  return tag !== '' && /^sha256:[0-9a-f]{64}$/.test(digest);
}

/** When staging ran what is released. */
export interface StagingRun {
  /** The bump that began the run. */
  readonly commit: string;
  /** Committer time of that bump, ISO 8601 in UTC; GitHub wrote it. */
  readonly deployedAt: string;
  /** When a newer bump took its place; absent: it runs now. */
  readonly replacedAt?: string;
  /** Every verified bump that recorded the release, oldest first. */
  readonly bumps: readonly string[];
}

/** What a tag releases, after every rule has been held. */
export interface Release {
  readonly kind: 'promotion' | 'hotfix';
  /** `v1.2.3` */
  readonly tag: string;
  /** `1.2.3` */
  readonly version: string;
  /** The tag object. */
  readonly tagOid: string;
  /** The commit that it names. */
  readonly commitOid: string;
  readonly sourceCommit: string;
  /** What the signed message of a hotfix’s tag says. */
  readonly hotfixReason?: string;
  /** Promotion: what staging ran, in the staging registry. Hotfix: empty. */
  readonly images: readonly ReleaseImage[];
  /** Promotions only. */
  readonly staging?: StagingRun;
  /** What the overlay on the base names now; empty: unreleased. */
  readonly deployed: readonly ReleaseImage[];
  /** The highest version that `deployed` names, `1.2.3`. */
  readonly deployedVersion?: string;
  /** Head of the base that all of this was judged against. */
  readonly baseOid: string;
  /** Tree that merging the tagged commit into the base must give; absent with overlays in a repository of their own. */
  readonly mergeTree?: string;
  /** Path of production’s kustomization. */
  readonly overlayFile: string;
}

/** What is released, or every reason against it, the weightiest first. */
export type PlanVerdict =
  | { readonly ok: true; readonly release: Release }
  | { readonly ok: false; readonly refusals: readonly ActionError[]; readonly known: PlanFacts };

/** What could be found out although the release is refused. */
export type PlanFacts = Partial<
  Pick<Release, 'tagOid' | 'commitOid' | 'sourceCommit' | 'staging' | 'deployedVersion'>
>;
