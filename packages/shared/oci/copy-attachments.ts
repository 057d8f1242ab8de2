import { ActionError } from '../action/action-error.ts';
import {
  attachmentFinder,
  type Attachments,
  type FindAttachments,
  isRunnable,
  refersTo,
} from './attachments.ts';
import {
  addReports,
  copyImage,
  type CopyReport,
  type CopyRoute,
  NOTHING_COPIED,
  sameRepository,
} from './copy-image.ts';
import { isAttestation } from './describe-image.ts';
import { type ImageTree, readImageTree } from './image-tree.ts';
import type { ManifestDocument } from './manifest.ts';
import { assertStored } from './push-layout.ts';
import {
  mergeReferrers,
  parseReferrers,
  type ReferrerEntry,
  referrersIndex,
  referrersTag,
} from './referrers.ts';

/** What became of an image's attachments. */
export interface AttachmentsReport extends CopyReport {
  /** Signatures, SBOMs and attestations that are in the target now. */
  readonly attached: number;
  /** Tags that lead to them and were written: cosign's, and the index of referrers. */
  readonly tagsWritten: readonly string[];
  /** What was found and left where it is; there was a warning for each. */
  readonly left: number;
}

/** Attachments can be attached to attachments without end. */
const MAX_SUBJECTS = 200;
/** Overlapping runs rewrite an index a few times at most. */
const MAX_WRITES = 5;

/**
 * Copies what is attached to an image, to its platforms' images and to the attachments themselves:
 * by the referrers API, by its fallback tag, by cosign's tags. Everything by digest and byte for
 * byte; it may be repeated and never takes away what the target has of its own. None of it is
 * needed for the image to run, so what cannot be had (any more) is left out with a warning.
 *
 * @throws `E_REGISTRY` when there is no end of it; what {@link copyImage} throws
 */
export async function copyAttachments(
  tree: ImageTree,
  route: CopyRoute,
  warn: (message: string) => void,
): Promise<AttachmentsReport> {
  const done = { copy: NOTHING_COPIED, attached: 0, left: 0, tagsWritten: new Set<string>() };
  const copier: Copier = {
    route,
    warn,
    find: attachmentFinder(route.source, warn),
    copy: async (found) => {
      done.copy = addReports(done.copy, await copyImage(found, route));
      done.attached++;
    },
    leave: (message) => {
      done.left++;
      warn(message);
    },
    wrote: (tag) => done.tagsWritten.add(tag),
  };
  const subjects = sameRepository(route) ? [] : subjectsOf(tree);
  const seen = new Set(subjects);
  for (const subject of subjects) {
    for (const { root } of await copyAllOf(subject, copier)) {
      const { digest } = root.document;
      if (seen.has(digest)) continue;
      if (seen.size >= MAX_SUBJECTS) {
        throw new ActionError(
          'E_REGISTRY',
          `${tree.root.document.digest}: more than ${MAX_SUBJECTS} manifests with something attached to each other.`,
        );
      }
      seen.add(digest);
      subjects.push(digest);
    }
  }
  const { copy, attached, left, tagsWritten } = done;
  return { ...copy, attached, left, tagsWritten: [...tagsWritten] };
}

interface Copier {
  readonly route: CopyRoute;
  readonly find: FindAttachments;
  warn(message: string): void;
  copy(tree: ImageTree): Promise<void>;
  /** Counts and names what is not copied. */
  leave(message: string): void;
  wrote(tag: string): void;
}

/** The image and its platforms' images. BuildKit's attestations speak for themselves. */
function subjectsOf(tree: ImageTree): string[] {
  const attestations = new Set(
    tree.manifests.flatMap(({ content }) =>
      content.kind === 'index'
        ? content.manifests.filter(isAttestation).map(({ digest }) => digest)
        : [],
    ),
  );
  return tree.manifests
    .map(({ document }) => document.digest)
    .filter((digest) => !attestations.has(digest))
    .reverse(); // the image itself first
}

/** Copies what is attached to one manifest. @returns what is in the target now */
async function copyAllOf(subject: string, copier: Copier): Promise<readonly ImageTree[]> {
  const found = await copier.find(subject);
  const copied = new Map<string, ImageTree>();
  for (const { digest } of found.referrers) {
    const tree = await readAttachment(digest, copier);
    if (tree === undefined) continue;
    if (!refersTo(tree.root.document, subject)) {
      copier.leave(`${digest} is listed as attached to ${subject} and does not say so; left out.`);
      continue;
    }
    await copier.copy(tree);
    copied.set(digest, tree);
  }
  await writeFallback(
    subject,
    found,
    found.referrers.filter(({ digest }) => copied.has(digest)),
    copier,
  );
  for (const [tag, document] of found.tagged) {
    const tree = await copyTagged(tag, document, copier);
    if (tree !== undefined) copied.set(document.digest, tree);
  }
  return [...copied.values()];
}

/** `undefined`, and a warning, for what is gone, is no manifest, or could be run. */
async function readAttachment(digest: string, copier: Copier): Promise<ImageTree | undefined> {
  let problem = 'is not there any more';
  try {
    const tree = await readImageTree(copier.route.source, digest);
    if (tree !== undefined && !isRunnable(tree)) return tree;
    if (tree !== undefined) problem = 'could be run as an image itself';
  } catch (thrown) {
    if (!(thrown instanceof ActionError) || thrown.code !== 'E_REGISTRY') throw thrown;
    problem = `cannot be read (${thrown.message})`;
  }
  copier.leave(`${digest}, listed as attached to the image, ${problem}; left out.`);
  return undefined;
}

/** A signature of cosign's under its tag. What the target has under the tag is its own and stays. */
async function copyTagged(
  tag: string,
  document: ManifestDocument,
  copier: Copier,
): Promise<ImageTree | undefined> {
  const { client, path } = copier.route.target;
  const current = await client.getManifest(path, tag, 'pull,push');
  if (current !== undefined && current.digest !== document.digest) {
    copier.leave(`${client.domain}/${path}:${tag} is there with other content and stays as it is.`);
    return undefined;
  }
  const tree = await readAttachment(document.digest, copier);
  if (tree === undefined) return undefined;
  await copier.copy(tree);
  if (current === undefined) {
    await client.putManifest(path, tag, document);
    await assertStored(client, path, tag, document.digest);
    copier.wrote(tag);
  }
  return tree;
}

/**
 * Where the target's registry has no referrers API, or the source keeps an index under the fallback
 * tag, the target gets one: the source's own bytes where that is the whole truth, else its present
 * one with what it lacks. A run that overlaps may rewrite it at the same time: it is read again.
 */
async function writeFallback(
  subject: string,
  found: Attachments,
  copied: readonly ReferrerEntry[],
  copier: Copier,
): Promise<void> {
  if (copied.length === 0) return;
  const { client, path } = copier.route.target;
  const hasApi = async (): Promise<boolean> =>
    (await client.listReferrers(path, subject, 'pull,push')) !== undefined;
  if (found.fallback === undefined && (await hasApi())) return;
  const tag = referrersTag(subject);
  for (let write = 0; ; write++) {
    const current = await client.getManifest(path, tag, 'pull,push');
    const entries = current === undefined ? [] : parseReferrers(current.bytes);
    if (entries === undefined) {
      copier.warn(
        `${client.domain}/${path}:${tag} is not an index of referrers and stays as it is.`,
      );
      return;
    }
    const whole = mergeReferrers(entries, copied);
    if (whole.length === entries.length) return;
    if (write === MAX_WRITES) {
      throw new ActionError(
        'E_DIGEST_MISMATCH',
        `${client.domain}/${path}:${tag} does not hold what it was given, ${write} times.`,
      );
    }
    const theirs = found.fallback && parseReferrers(found.fallback.bytes);
    const same =
      theirs?.length === whole.length &&
      theirs.every(({ digest }) => whole.some((entry) => entry.digest === digest));
    const document = same && found.fallback ? found.fallback : referrersIndex(whole);
    await client.putManifest(path, tag, document);
    copier.wrote(tag);
  }
}
