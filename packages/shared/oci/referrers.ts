import { ActionError } from '../action/action-error.ts';
import {
  type Descriptor,
  fields,
  INDEX_TYPES,
  type ManifestDocument,
  readDescriptor,
  sha256Digest,
} from './manifest.ts';
import { isTag } from './reference.ts';
import { safeLocation } from './registry-call.ts';
import { refusedBy } from './registry-errors.ts';
import type { HttpAnswer } from './transport.ts';

/** Something that is attached to an image: a signature, an SBOM, an attestation. */
export interface ReferrerEntry extends Descriptor {
  /** The descriptor with everything it holds, to be written down again as it was. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** A list that goes on for longer is no list. */
const MAX_PAGES = 100;

/** What the specification allows to say, and what registries without the API are seen to say. */
const NO_API = new Set([400, 404, 405, 501]);

/**
 * All pages of the referrers API (distribution specification, “Listing Referrers”).
 *
 * @param ask gets one page
 * @returns `undefined` when the registry does not have the API
 * @throws `E_REGISTRY` when a page leads to another host, or there is no last one
 */
export async function collectReferrers(
  what: string,
  first: URL,
  ask: (page: URL) => Promise<HttpAnswer>,
): Promise<readonly ReferrerEntry[] | undefined> {
  const entries: ReferrerEntry[] = [];
  let page = first;
  for (let n = 1; n <= MAX_PAGES; n++) {
    const answer = await ask(page);
    if (n === 1 && NO_API.has(answer.status)) return undefined;
    if (answer.status !== 200) throw refusedBy(answer, what);
    const found = isIndexType(answer) ? parseReferrers(answer.body) : undefined;
    if (found === undefined) {
      // Web pages under every path are common; in the middle of a list there is no excuse.
      if (n === 1) return undefined;
      throw new ActionError('E_REGISTRY', `${what}: page ${n} is not an image index.`);
    }
    entries.push(...found);
    const next = nextPage(answer.headers['link']);
    if (next === undefined) return entries;
    page = safeLocation(next, page);
    if (page.host !== first.host) {
      throw new ActionError('E_REGISTRY', `${what}: page ${n + 1} is at another host.`);
    }
  }
  throw new ActionError('E_REGISTRY', `${what}: more than ${MAX_PAGES} pages.`);
}

/** The entries of an index of referrers; `undefined` when the bytes are none. */
export function parseReferrers(bytes: Buffer): readonly ReferrerEntry[] | undefined {
  let body: Readonly<Record<string, unknown>>;
  try {
    body = fields(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
  const { manifests, mediaType = INDEX_TYPES[0] } = body;
  if (mediaType !== INDEX_TYPES[0] || !Array.isArray(manifests)) return undefined;
  const entries = manifests.map((raw: unknown): ReferrerEntry | undefined => {
    const descriptor = readDescriptor(raw);
    return descriptor && { ...descriptor, raw: fields(raw) };
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** An index of referrers, as the client of a registry without the API has to keep it. */
export function referrersIndex(entries: readonly ReferrerEntry[]): ManifestDocument {
  const index = {
    schemaVersion: 2,
    mediaType: INDEX_TYPES[0],
    manifests: entries.map(({ raw }) => raw),
  };
  const bytes = Buffer.from(JSON.stringify(index));
  return { mediaType: INDEX_TYPES[0], bytes, digest: sha256Digest(bytes) };
}

/** `one` and, behind it, what only `other` has; each digest once. */
export function mergeReferrers(
  one: readonly ReferrerEntry[],
  other: readonly ReferrerEntry[],
): readonly ReferrerEntry[] {
  const byDigest = new Map<string, ReferrerEntry>();
  for (const entry of [...one, ...other]) {
    if (!byDigest.has(entry.digest)) byDigest.set(entry.digest, entry);
  }
  return [...byDigest.values()];
}

/**
 * The tag under which clients keep the index of referrers where the registry has no API:
 * algorithm and digest, cut at 32 and 64 characters (distribution specification, “Referrers Tag
 * Schema”).
 */
export function referrersTag(digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

/** The tags under which cosign 2 keeps signatures, attestations and SBOMs of a digest. */
export function cosignTags(digest: string): readonly string[] {
  const stem = digest.replace(':', '-');
  return ['sig', 'att', 'sbom'].map((suffix) => `${stem}.${suffix}`).filter(isTag);
}

function isIndexType(answer: HttpAnswer): boolean {
  return (answer.headers['content-type'] ?? '').replace(/;.*$/, '').trim() === INDEX_TYPES[0];
}

/** The target of `rel="next"` (RFC 8288), if the header has one. */
export function nextPage(link: string | undefined): string | undefined {
  for (const [, target, parameters = ''] of (link ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?next"?\s*(?:[;,]|$)/i.test(parameters)) return target;
  }
  return undefined;
}
