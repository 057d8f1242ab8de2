/** What a registry wants to see, from `WWW-Authenticate` (RFC 9110 §11.6.1). */
export type Challenge =
  | { readonly scheme: 'basic' }
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly service?: string;
      readonly scope?: string;
    };

const SCHEME = /(?:^|,)\s*(Basic|Bearer)(?=\s|,|$)/gi;
const PARAMETER = /([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/gi;

/**
 * The first challenge of the header that the client can meet; Bearer is preferred, because it
 * names the repository. `undefined` when there is none.
 */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  if (header === undefined) return undefined;
  const starts = [...header.matchAll(SCHEME)];
  const challenges = starts.map((match, at) => ({
    scheme: match[1]?.toLowerCase(),
    text: header.slice(match.index + match[0].length, starts[at + 1]?.index),
  }));
  for (const { scheme, text } of challenges) {
    if (scheme !== 'bearer') continue;
    const parameters = new Map(
      [...text.matchAll(PARAMETER)].map((match) => [
        match[1]?.toLowerCase(),
        (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1'),
      ]),
    );
    const realm = parameters.get('realm');
    if (realm === undefined || realm === '') continue;
    const service = parameters.get('service');
    const scope = parameters.get('scope');
    return {
      scheme: 'bearer',
      realm,
      ...(service !== undefined && { service }),
      ...(scope !== undefined && { scope }),
    };
  }
  return challenges.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : undefined;
}
