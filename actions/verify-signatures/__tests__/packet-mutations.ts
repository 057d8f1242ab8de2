import fc from 'fast-check';
import { wireReader, wireString } from '../src/ssh-wire.ts';
import { armored, dearmored } from './armor-mutations.ts';
import type { Mutation } from './text-mutations.ts';

/** The fields of an SSHSIG blob (openssh-portable PROTOCOL.sshsig). */
export interface SshsigFields {
  readonly magic: string;
  readonly version: number;
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly reserved: string;
  readonly hash: string;
  readonly algorithm: string;
  readonly value: Buffer;
  readonly inner: string;
  readonly outer: string;
}

export type FieldChange = (fields: SshsigFields) => SshsigFields;

/** Changes of what is signed beside the payload: with the key, they can be signed, too. */
export const fieldChange: fc.Arbitrary<FieldChange> = fc.oneof(
  fc.constantFrom('git', '', 'file', 'Git', 'git\0', 'git ', 'ssh').map(set('namespace')),
  fc.constantFrom('sha256', 'sha512', 'sha1', 'SHA512', 'md5', '').map(set('hash')),
  fc.constantFrom('', 'x', '\0').map(set('reserved')),
  fc.constantFrom('SSHSIG', 'sshsig', 'SSHSIG\0').map(set('magic')),
  fc.constantFrom(0, 1, 2, 0x100).map(set('version')),
);

const valueChange = (others: readonly Buffer[]): fc.Arbitrary<FieldChange> =>
  fc.oneof(
    fieldChange,
    fc.constantFrom('', 'x', '\0\0\0\0').map(set('inner')),
    fc.constantFrom('', 'x', '\0\0\0\0').map(set('outer')),
    fc
      .constantFrom(
        'ssh-ed25519',
        'ssh-rsa',
        'rsa-sha2-256',
        'rsa-sha2-512',
        'ecdsa-sha2-nistp256',
        '',
      )
      .map(set('algorithm')),
    fc.constantFrom(...others).map(set('publicKey')),
    fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]): FieldChange => (fields) => {
      const value = Buffer.from(fields.value);
      const index = at % value.length;
      value[index] = (value[index] ?? 0) ^ (1 << bit);
      return { ...fields, value };
    }),
    fc
      .constantFrom<(value: Buffer) => Buffer>(
        (value) => Buffer.concat([Buffer.of(0), value]),
        (value) => Buffer.concat([value, Buffer.of(0)]),
        (value) => value.subarray(1),
        (value) => value.subarray(0, -1),
        () => Buffer.of(),
        (value) => strings(value, (all) => all.map((one) => Buffer.concat([Buffer.of(0), one]))),
        (value) =>
          strings(value, (all) => all.map((one) => (one[0] === 0 ? one.subarray(1) : one))),
        (value) => strings(value, (all) => [...all].reverse()),
        (value) => strings(value, (all) => [...all, Buffer.of()]),
      )
      .map((change): FieldChange => (fields) => ({ ...fields, value: change(fields.value) })),
  );

/** Changes of an SSH signature that keep its framing. */
export const sshsigMutation = (others: readonly Buffer[]): fc.Arbitrary<Mutation> =>
  valueChange(others).map(
    (change): Mutation =>
      (text) =>
        armored('ssh', sshsig(change(fieldsOf(dearmored(text))))),
  );

function set<K extends keyof SshsigFields>(name: K): (value: SshsigFields[K]) => FieldChange {
  return (value) => (fields) => ({ ...fields, [name]: value });
}

/** The two numbers of an ECDSA signature, changed. */
function strings(value: Buffer, change: (all: readonly Buffer[]) => readonly Buffer[]): Buffer {
  const reader = wireReader(value);
  const [r, s] = [reader.bytes(), reader.bytes()];
  if (r === undefined || s === undefined) return value;
  return Buffer.concat(change([r, s]).map((one) => wireString(one)));
}

export function fieldsOf(blob: Buffer): SshsigFields {
  const reader = wireReader(blob);
  reader.literal('SSHSIG');
  const version = reader.uint32() ?? 0;
  const publicKey = reader.bytes() ?? Buffer.of();
  const [namespace = '', reserved = '', hash = ''] = [reader.text(), reader.text(), reader.text()];
  const inside = wireReader(reader.bytes() ?? Buffer.of());
  const algorithm = inside.text() ?? '';
  const value = inside.bytes() ?? Buffer.of();
  const rest = { magic: 'SSHSIG', inner: '', outer: '' };
  return { ...rest, version, publicKey, namespace, reserved, hash, algorithm, value };
}

export function sshsig(fields: SshsigFields): Buffer {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(fields.version);
  const signature = [wireString(fields.algorithm), wireString(fields.value), latin1(fields.inner)];
  return Buffer.concat([
    ...[latin1(fields.magic), version, wireString(fields.publicKey), wireString(fields.namespace)],
    ...[wireString(fields.reserved), wireString(fields.hash), wireString(Buffer.concat(signature))],
    latin1(fields.outer),
  ]);
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** The parts of a version 4 signature packet (RFC 4880 §5.2.3). */
interface Packet {
  /** Version, type, algorithms. */
  readonly head: Buffer;
  readonly hashed: Buffer;
  readonly unhashed: Buffer;
  /** Left 16 bits of the hash, then the numbers. */
  readonly tail: Buffer;
}

function packetOf(bytes: Buffer): Packet {
  // gpg writes old-format headers with one or two octets of length.
  const body = bytes.subarray((bytes[0] ?? 0) & 1 ? 3 : 2);
  const hashedEnd = 6 + body.readUInt16BE(4);
  const unhashedEnd = hashedEnd + 2 + body.readUInt16BE(hashedEnd);
  return {
    head: body.subarray(0, 4),
    hashed: body.subarray(6, hashedEnd),
    unhashed: body.subarray(hashedEnd + 2, unhashedEnd),
    tail: body.subarray(unhashedEnd),
  };
}

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

type Framing = (body: Buffer) => Buffer;

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** The ways to write a packet's header and length (RFC 4880 §4.2), and some that are none. */
const FRAMINGS: readonly Framing[] = [
  (body) => Buffer.concat([Buffer.of(0x88), number(body.length & 0xff, 1), body]),
  (body) => Buffer.concat([Buffer.of(0x89), number(body.length, 2), body]),
  (body) => Buffer.concat([Buffer.of(0x8a), number(body.length, 4), body]),
  (body) => Buffer.concat([Buffer.of(0x8b), body]),
  (body) => Buffer.concat([Buffer.of(0xc2), number(body.length & 0xff, 1), body]),
  (body) => Buffer.concat([Buffer.of(0xc2), number(body.length - 192 + 0xc000, 2), body]),
  (body) => Buffer.concat([Buffer.of(0xc2, 0xff), number(body.length, 4), body]),
  (body) =>
    Buffer.concat([
      Buffer.of(0xc2, 0xe5),
      body.subarray(0, 32),
      number(body.length - 32, 1),
      body.subarray(32),
    ]),
  (body) => Buffer.concat([Buffer.of(0xc2, 0xff), number(body.length + 1, 4), body]),
  (body) => Buffer.concat([Buffer.of(0x89), number(body.length, 2), body, Buffer.of(0)]),
  (body) =>
    Buffer.concat([
      Buffer.of(0xca, 3),
      Buffer.from('PGP'),
      Buffer.of(0x89),
      number(body.length, 2),
      body,
    ]),
  (body) =>
    Buffer.concat([
      Buffer.of(0x89),
      number(body.length, 2),
      body,
      Buffer.of(0x89),
      number(body.length, 2),
      body,
    ]),
];

/** Subpackets (RFC 4880 §5.2.3.1) that nobody signed. */
const SUBPACKETS: readonly Buffer[] = [
  Buffer.of(),
  Buffer.concat([Buffer.of(9, 16), Buffer.alloc(8, 0xab)]),
  Buffer.concat([Buffer.of(22, 33, 4), Buffer.alloc(20, 0xab)]),
  Buffer.concat([Buffer.of(5, 2), Buffer.alloc(4, 0x11)]),
  Buffer.concat([Buffer.of(5, 3), Buffer.alloc(4, 0x01)]),
  Buffer.of(2, 100, 1),
  Buffer.of(2, 0x80 | 100, 1),
  Buffer.of(255, 0, 0, 0, 2, 100, 1),
  Buffer.of(200),
  Buffer.of(0),
  Buffer.concat([Buffer.of(13, 20, 0x80, 0, 0, 0, 0, 1, 0, 1), Buffer.from('ab12')]),
];

type PacketChange = (packet: Packet) => Packet;

const packetChange: fc.Arbitrary<PacketChange> = fc.oneof(
  fc
    .constantFrom(...SUBPACKETS)
    .map((unhashed): PacketChange => (packet) => ({ ...packet, unhashed })),
  fc
    .tuple(fc.constantFrom(...SUBPACKETS), fc.boolean())
    .map(([more, before]): PacketChange => (packet) => ({
      ...packet,
      unhashed: Buffer.concat(before ? [more, packet.unhashed] : [packet.unhashed, more]),
    })),
  fc.constantFrom(...SUBPACKETS).map((more): PacketChange => (packet) => ({
    ...packet,
    hashed: Buffer.concat([packet.hashed, more]),
  })),
  fc.constant<PacketChange>((packet) => packet),
  fc
    .tuple(fc.nat(), fc.nat(7), fc.constantFrom('head', 'hashed', 'unhashed', 'tail'))
    .map(([at, bit, part]): PacketChange => (packet) => {
      const bytes = Buffer.from(packet[part]);
      const index = part === 'tail' && at % 3 === 0 ? at % 4 : at % Math.max(1, bytes.length);
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      return { ...packet, [part]: bytes };
    }),
);

const sealed = ({ head, hashed, unhashed, tail }: Packet): Buffer =>
  Buffer.concat([head, counted(hashed), counted(unhashed), tail]);

/** A signature as gpg writes it, with other unsigned subpackets. */
export function withUnhashed(text: string, unhashed: Buffer): string {
  const body = sealed({ ...packetOf(dearmored(text)), unhashed });
  return armored('openpgp', Buffer.concat([Buffer.of(0x89), number(body.length, 2), body]));
}

/** Changes of an OpenPGP signature as gpg writes it. */
export const packetMutation: fc.Arbitrary<Mutation> = fc
  .tuple(packetChange, fc.constantFrom(...FRAMINGS.slice(0, 7), ...FRAMINGS))
  .map(
    ([change, frame]): Mutation =>
      (text) =>
        armored('openpgp', frame(sealed(change(packetOf(dearmored(text)))))),
  );
