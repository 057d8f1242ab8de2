import { ActionError } from '../action/action-error.ts';

/** An image reference; `domain` is always explicit (`docker.io/library/node`, never `node`). */
export interface Reference {
  /** Registry host with optional port, as it was written: `localhost:5000`, `[::1]:5000`. */
  readonly domain: string;
  /** Repository path without the domain, e.g. `acme/warehouse-dev/web`. */
  readonly path: string;
  readonly tag?: string;
  /** `sha256:<64 hex>` or `sha512:<128 hex>`. */
  readonly digest?: string;
}

// The grammar of the distribution project's `reference` package, with its names.
const DOMAIN_COMPONENT = '(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])';
const IPV6 = '\\[[a-fA-F0-9:]+\\]';
const DOMAIN = `(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|${IPV6})(?::[0-9]{1,5})?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_COMPONENT}(?:/${PATH_COMPONENT})*`;

const REFERENCE = new RegExp(`^(${DOMAIN})/(${PATH})(?::([^@/]*))?(?:@(.*))?$`);
const NAME = new RegExp(`^(?:${DOMAIN}/)?${PATH}$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGESTS = [/^sha256:[0-9a-f]{64}$/, /^sha512:[0-9a-f]{128}$/] as const;

/** The limit of the `reference` package for domain and path together. */
const MAX_NAME_LENGTH = 255;

/** Whether `text` is a tag by the distribution grammar (at most 128 characters). */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Whether `text` is a complete `sha256:` or `sha512:` digest in lower case. */
export function isDigest(text: string): boolean {
  return DIGESTS.some((form) => form.test(text));
}

/** Whether `text` is a repository name, with or without a domain; it never holds `..`. */
export function isRepositoryName(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && NAME.test(text);
}

/**
 * Reads an image reference by the grammar of the distribution project
 * (https://github.com/distribution/reference). Other than Docker, a missing domain is refused: what
 * it would mean depends on the machine that reads it.
 *
 * @throws `E_IMAGE_REFERENCE` naming the part that is wrong
 */
export function parseReference(text: string): Reference {
  const [, domain, path, tag, digest] = REFERENCE.exec(text) ?? [];
  if (domain === undefined || path === undefined) return refuse(text, problemOf(text));
  if (!/[.:[]/.test(domain) && domain !== 'localhost') {
    return refuse(text, `“${domain}” is not a registry host; is the registry missing?`);
  }
  if (domain.length + 1 + path.length > MAX_NAME_LENGTH) {
    return refuse(text, `the repository is longer than ${MAX_NAME_LENGTH} characters`);
  }
  if (tag !== undefined && !isTag(tag)) {
    return refuse(
      text,
      'the tag must be 1 to 128 of `A-Z a-z 0-9 _ . -`, not starting with . or -',
    );
  }
  if (digest !== undefined && !isDigest(digest)) {
    return refuse(text, 'the digest must be `sha256:` and 64 (or `sha512:` and 128) hex digits');
  }
  return {
    domain,
    path,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** The text of a reference; the inverse of {@link parseReference}. */
export function formatReference(reference: Reference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.domain}/${reference.path}${tag}${digest}`;
}

/** The commonest mistakes by name, for the message. */
function problemOf(text: string): string {
  if (text.includes('://')) return 'a reference carries no scheme';
  if (!text.includes('/')) return 'the registry is missing (e.g. `docker.io/library/…`)';
  const path = text.slice(text.indexOf('/') + 1).replace(/[:@].*$/, '');
  if (/[A-Z]/.test(path)) return 'the repository must be in lower case';
  return 'it does not follow `registry/repository[:tag][@digest]`';
}

function refuse(text: string, problem: string): never {
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
  throw new ActionError('E_IMAGE_REFERENCE', `${shown} is not an image reference: ${problem}.`);
}
