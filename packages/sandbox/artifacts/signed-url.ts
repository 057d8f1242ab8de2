import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** URLs that let whoever holds one write one blob for a while (a service SAS, in Azure's words). */
export interface SignedUrls {
  /** `<path>?se=<expiry>&sp=cw&sig=<signature>` */
  sign(path: string): string;
  /** What is wrong with the signature of a request's URL; nothing if it holds. */
  fault(url: URL): string | undefined;
}

const LIFETIME_MS = 60 * 60 * 1000;
const PERMISSIONS = 'cw'; // create, write: nobody reads by it

/** @param now milliseconds since the epoch */
export function createSignedUrls(now: () => number): SignedUrls {
  const key = randomBytes(32);
  const signature = (path: string, expiry: string): Buffer =>
    createHmac('sha256', key).update(`${path}\n${expiry}\n${PERMISSIONS}`).digest();
  return {
    sign: (path) => {
      const se = new Date(now() + LIFETIME_MS).toISOString();
      const sig = signature(path, se).toString('base64');
      return `${path}?${new URLSearchParams({ se, sp: PERMISSIONS, sig }).toString()}`;
    },
    fault: ({ pathname, searchParams }) => {
      const expiry = searchParams.get('se') ?? '';
      const given = Buffer.from(searchParams.get('sig') ?? '', 'base64');
      const expected = signature(pathname, expiry);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        return 'Signature did not match.';
      }
      return now() < Date.parse(expiry) ? undefined : 'Signature not valid in this time frame.';
    },
  };
}
