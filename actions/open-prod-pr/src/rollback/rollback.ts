import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ReleaseImage } from '../release.ts';

/** Which earlier state of production is asked for. */
export type RollbackAsk =
  | { readonly kind: 'previous' }
  /** `v1.2.3` */
  | { readonly kind: 'version'; readonly tag: string }
  /** A full object id. */
  | { readonly kind: 'commit'; readonly oid: string };

/** What production’s overlay released, and since when. */
export interface OverlayValue {
  readonly images: readonly ReleaseImage[];
  /** The commit of the base’s first-parent history that brought it. */
  readonly commit: string;
  /** Its committer time, ISO 8601 in UTC. */
  readonly at: string;
}

/** An earlier value that `previous` passed over. */
export interface PassedOver {
  readonly value: OverlayValue;
  /** `it …` */
  readonly why: string;
}

/** What a rollback does, after every rule has been held. */
export interface Rollback {
  /** For people and for the branch: `v1.2.3`, or twelve digits where the images share no version. */
  readonly label: string;
  readonly from: OverlayValue;
  readonly to: OverlayValue;
  /** Of `to.images`, those that the overlay does not name now: what is written. */
  readonly images: readonly ReleaseImage[];
  /** The verified bumps that wrote these images, and what the newest of them says it is made of. */
  readonly bumps: readonly string[];
  readonly source: { readonly repository?: string; readonly commit?: string };
  /** The commit that took one of these images back before; somebody asks for it all the same. */
  readonly takenBackBy?: string;
  readonly passedOver: readonly PassedOver[];
  /** Head of the base that all of this was judged against. */
  readonly baseOid: string;
  /** Path of production’s kustomization. */
  readonly overlayFile: string;
}

/** What is taken back to what, or why not. */
export type RollbackVerdict =
  | { readonly kind: 'back'; readonly rollback: Rollback }
  /** The overlay names what is asked for already. */
  | { readonly kind: 'same'; readonly present: OverlayValue }
  | { readonly kind: 'refused'; readonly refusals: readonly ActionError[] };
