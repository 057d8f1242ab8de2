import { MessageType, RepeatType, ScalarType, type JsonValue } from '@protobuf-ts/runtime';

/** A `TransparencyLogEntry` in the JSON of protobuf; nothing of it is proven yet. */
export interface LogEntry {
  readonly logId?: JsonValue;
  readonly kindVersion?: JsonValue;
  readonly inclusionPromise?: JsonValue;
  readonly inclusionProof?: {
    readonly rootHash?: string;
    readonly treeSize?: string;
    readonly checkpoint?: { readonly envelope?: string };
  };
}

type Fields = ConstructorParameters<typeof MessageType>[1];

const scalar = (no: number, name: string, T: ScalarType): Fields[number] => ({
  no,
  name,
  kind: 'scalar',
  T,
});
const nested = (no: number, name: string, fields: Fields): Fields[number] => ({
  no,
  name,
  kind: 'message',
  T: () => new MessageType(name, fields),
});

/** dev.sigstore.rekor.v1 (protobuf-specs, sigstore_rekor.proto) but for `canonicalized_body`. */
const ENTRY = new MessageType('TransparencyLogEntry', [
  scalar(1, 'log_index', ScalarType.INT64),
  nested(2, 'log_id', [scalar(1, 'key_id', ScalarType.BYTES)]),
  nested(3, 'kind_version', [
    scalar(1, 'kind', ScalarType.STRING),
    scalar(2, 'version', ScalarType.STRING),
  ]),
  scalar(4, 'integrated_time', ScalarType.INT64),
  nested(5, 'inclusion_promise', [scalar(1, 'signed_entry_timestamp', ScalarType.BYTES)]),
  nested(6, 'inclusion_proof', [
    scalar(1, 'log_index', ScalarType.INT64),
    scalar(2, 'root_hash', ScalarType.BYTES),
    scalar(3, 'tree_size', ScalarType.INT64),
    { no: 4, name: 'hashes', kind: 'scalar', repeat: RepeatType.UNPACKED, T: ScalarType.BYTES },
    nested(5, 'checkpoint', [scalar(1, 'envelope', ScalarType.STRING)]),
  ]),
]);

/**
 * Reads the entry that gitsign puts into a signature. gitsign leaves the body out, because it follows
 * from the signature; one that is there is refused like every field that nobody would look at, and
 * so is every encoding but the one that protobuf's serializers agree on.
 */
export function readLogEntry(bytes: Buffer): LogEntry | undefined {
  try {
    const message = ENTRY.fromBinary(bytes, { readUnknownField: 'throw' });
    if (!Buffer.from(ENTRY.toBinary(message)).equals(bytes)) return undefined;
    return ENTRY.toJson(message) as LogEntry;
  } catch {
    return undefined;
  }
}

/** Origin, size, root and further lines, then the log's own signature and no other. */
const CHECKPOINT = /^[^\n]+\n(\d+)\n([^\n]+)\n(?:[^\n]+\n)*\n— [^ \n]+ ([^ \n]+)\n$/;

/**
 * Whether the proof is for the tree that its checkpoint describes. gitsign takes size and root from the
 * proof, and the library that judges the entry takes them from the checkpoint.
 *
 * https://github.com/transparency-dev/formats/blob/main/log/README.md
 */
export function proofFitsCheckpoint({ inclusionProof }: LogEntry): boolean {
  const [, size, root, signature = ''] =
    CHECKPOINT.exec(inclusionProof?.checkpoint?.envelope ?? '') ?? [];
  return (
    size === inclusionProof?.treeSize &&
    root === inclusionProof?.rootHash &&
    Buffer.from(signature, 'base64').toString('base64') === signature
  );
}
