/** The parts of a reference, by the grammar alone. */
export interface GrammarParts {
  readonly domain: string;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// Written from the grammar in the comment of distribution's reference.go, not from our parser:
// one rule a line, every character class spelled out.
const alphaNumeric = /[a-z0-9]+/.source;
const separator = /(?:[_]{1,2}|[.]|[-]+)/.source;
const pathComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`;
const remoteName = `${pathComponent}(?:/${pathComponent})*`;
const domainComponent = /(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)/.source;
const domainName = `${domainComponent}(?:[.]${domainComponent})*`;
const ipv6 = /(?:[[][a-fA-F0-9:]+[\]])/.source;
const host = `(?:${domainName}|${ipv6})`;
const portNumber = /[0-9]+/.source;
const tag = /[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}/.source;
const algorithm = /[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*/.source;
const digest = `${algorithm}:[0-9a-fA-F]{32,}`;
const reference = new RegExp(
  `^(?<domain>${host}(?::${portNumber})?)/(?<path>${remoteName})(?::(?<tag>${tag}))?(?:@(?<digest>${digest}))?$`,
);

/** Reads a reference that has a domain; `undefined` for what the grammar does not know. */
export function byGrammar(text: string): GrammarParts | undefined {
  const groups = reference.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { domain = '', path = '' } = groups;
  return { domain, path, tag: groups['tag'], digest: groups['digest'] };
}

/**
 * What we ask beyond the grammar: a domain that cannot be a path (the rule of Docker's normalization),
 * a port of at most five digits, at most 255 characters of name, and a digest that is whole.
 */
export function isAccepted({ domain, path, digest: pinned }: GrammarParts): boolean {
  const isHost = domain === 'localhost' || ['.', ':', '['].some((sign) => domain.includes(sign));
  const port = /[\]a-zA-Z0-9]:([0-9]+)$/.exec(domain)?.[1] ?? '';
  const whole =
    pinned === undefined ||
    /^sha256:[0-9a-f]{64}$/.test(pinned) ||
    /^sha512:[0-9a-f]{128}$/.test(pinned);
  return isHost && port.length <= 5 && `${domain}/${path}`.length <= 255 && whole;
}
