import { createHash } from 'node:crypto';
import * as der from './der.ts';
import { createKey, type SigningKey } from './keys.ts';

/** The host that the log’s checkpoints name. */
export const LOG_HOST = 'rekor.acme.test';
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
/** What was logged before, so that a proof has something to prove. */
const FORMER = createHash('sha256').update(LEAF).update('another entry').digest();

/** What a signature’s log entry is for. */
export interface Logged {
  /** The DER that was signed. */
  readonly message: Buffer;
  readonly signature: Buffer;
  readonly certificate: Buffer;
}

/** What makes an entry other than Rekor’s. */
export interface EntryOptions {
  readonly integratedTime: Date;
  /** Who promises; default: the log. */
  readonly promisedBy?: SigningKey;
  /** Who signs the checkpoint; default: the log. */
  readonly checkpointBy?: SigningKey;
  /** `null`: no promise at all. */
  readonly promise?: Buffer | null;
  readonly withoutProof?: boolean;
  readonly kind?: string;
  /** The size of the tree that the proof itself names; default: what the checkpoint says. */
  readonly treeSize?: number;
  /** The root that the proof itself names; default: what the checkpoint says. */
  readonly root?: Buffer;
  /** The last word on the checkpoint, after it was signed. */
  readonly checkpoint?: (text: string) => string;
  /** Fields of the message behind the known ones. */
  readonly more?: readonly Buffer[];
}

export interface TransparencyLog {
  readonly key: SigningKey;
  /** The entry of a `hashedrekord`, as the `TransparencyLogEntry` that gitsign stores. */
  entry(logged: Logged, options: EntryOptions): Buffer;
}

export function createTransparencyLog(): TransparencyLog {
  const key = createKey();
  return {
    key,
    entry(logged, options) {
      const { promisedBy = key, checkpointBy = key, kind = 'hashedrekord' } = options;
      const body = bodyOf(logged);
      const integratedTime = Math.floor(options.integratedTime.getTime() / 1000);
      const [logIndex, leafIndex, treeSize] = [1_000_001, 1, 2];
      const promised = JSON.stringify({
        body: body.toString('base64'),
        integratedTime,
        logID: key.id.toString('hex'),
        logIndex,
      });
      const { promise = promisedBy.sign(Buffer.from(promised)) } = options;
      const leaf = createHash('sha256').update(LEAF).update(body).digest();
      const root = createHash('sha256').update(NODE).update(FORMER).update(leaf).digest();
      const note = `${LOG_HOST} - 1\n${treeSize}\n${root.toString('base64')}\n`;
      const hinted = Buffer.concat([key.id.subarray(0, 4), checkpointBy.sign(Buffer.from(note))]);
      const signed = `${note}\n— ${LOG_HOST} ${hinted.toString('base64')}\n`;
      const checkpoint = options.checkpoint?.(signed) ?? signed;
      const proof = der.fields(
        der.field(1, leafIndex),
        der.field(2, options.root ?? root),
        der.field(3, options.treeSize ?? treeSize),
        der.field(4, FORMER),
        der.field(5, der.field(1, checkpoint)),
      );
      return der.fields(
        der.field(1, logIndex),
        der.field(2, der.field(1, key.id)),
        der.field(3, der.fields(der.field(1, kind), der.field(2, '0.0.1'))),
        der.field(4, integratedTime),
        ...(promise === null ? [] : [der.field(5, der.field(1, promise))]),
        ...(options.withoutProof === true ? [] : [der.field(6, proof)]),
        ...(options.more ?? []),
      );
    },
  };
}

function bodyOf({ message, signature, certificate }: Logged): Buffer {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  const value = createHash('sha256').update(message).digest('hex');
  return Buffer.from(
    `{"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256","value":"${value}"}},"signature":{"content":"${signature.toString('base64')}","publicKey":{"content":"${Buffer.from(pem).toString('base64')}"}}}}`,
  );
}
