/** One member of an archive to be made; the odd types are there to make hostile archives. */
export interface TarMember {
  readonly name: string;
  readonly data?: Uint8Array | string;
  readonly mode?: number;
  /** Number of the owning user and group. Default 0. */
  readonly owner?: number;
  readonly type?: 'file' | 'directory' | 'symlink' | 'hardlink' | 'fifo';
  readonly link?: string;
}

const BLOCK = 512;
const TYPE_FLAG = { file: '0', hardlink: '1', symlink: '2', directory: '5', fifo: '6' } as const;

/** An uncompressed ustar archive (POSIX.1-1988 `tar` interchange format), owner root unless said, time 0. */
export function packTar(members: readonly TarMember[]): Buffer {
  const parts: Buffer[] = [];
  for (const member of members) {
    const data = Buffer.from(member.data ?? '');
    parts.push(header(member, data.length), data, Buffer.alloc(padding(data.length)));
  }
  parts.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(parts);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function header(member: TarMember, size: number): Buffer {
  if (Buffer.byteLength(member.name) > 100) throw new Error(`Too long for ustar: ${member.name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => {
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  };
  const type = member.type ?? 'file';
  block.write(member.name, 0);
  octal(member.mode ?? (type === 'directory' ? 0o755 : 0o644), 100, 8);
  octal(member.owner ?? 0, 108, 8);
  octal(member.owner ?? 0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.fill(' ', 148, 156);
  block.write(TYPE_FLAG[type], 156);
  block.write(member.link ?? '', 157);
  block.write('ustar\u000000', 257, 'latin1');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  );
  return block;
}
