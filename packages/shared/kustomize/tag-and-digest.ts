import type { ImageNode } from './image-entries.ts';

/** What an entry pins; `''` for what it does not. */
export interface TagAndDigest {
  readonly tag: string;
  readonly digest: string;
}

/**
 * The tag and the digest that an entry renders, apart. kustomize puts `newTag` and `digest` behind the
 * name as they are, so `newTag: v1@sha256:…` holds both; what is not well-formed comes out as it is.
 */
export function tagAndDigest(entry: ImageNode): TagAndDigest {
  const newTag = entry.fields.newTag?.value ?? '';
  const digest = entry.fields.digest?.value ?? '';
  const at = newTag.indexOf('@');
  if (at === -1) return { tag: newTag, digest };
  const inside = newTag.slice(at + 1);
  return { tag: newTag.slice(0, at), digest: digest === '' ? inside : `${inside}@${digest}` };
}
