import { afterAll, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { wireString } from '../src/ssh-wire.ts';
import { judgeRepository } from './judge-repository.ts';
import {
  createTestRepository,
  temporaryDirectory,
  withSignature,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

const scratch = temporaryDirectory();

afterAll(() => {
  scratch.remove();
});

it('judges a thousand commits in one process, and finds the one in the middle', async () => {
  const repo = createTestRepository(join(scratch.path, 'repo'));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const blob = Buffer.concat([
    wireString('ssh-ed25519'),
    wireString(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')),
  ]);
  const root = repo.commit({ files: { a: '1\n' } });
  const tree = repo.tree(root, {});
  const policy = `schema: 1
signing:
  trust-root: ${root}
  people: { alice: { keys: [{ ssh: ssh-ed25519 ${blob.toString('base64')} }] } }
`;
  const main = repo.commit({ parents: [root], files: { '.github/gitops-policy.yml': policy } });
  repo.git(['update-ref', 'refs/remotes/origin/main', main]);

  const ident = 'Alice <alice@acme.test> 1750000000 +0000';
  const armor = (payload: string): string => {
    const message = Buffer.concat([
      Buffer.from('SSHSIG'),
      wireString('git'),
      wireString(''),
      wireString('sha512'),
      wireString(createHash('sha512').update(payload, 'latin1').digest()),
    ]);
    const signature = Buffer.concat([
      wireString('ssh-ed25519'),
      wireString(sign(null, message, privateKey)),
    ]);
    const bytes = Buffer.concat([
      Buffer.from('SSHSIG\0\0\0\x01', 'latin1'),
      wireString(blob),
      ...['git', '', 'sha512'].map(wireString),
      wireString(signature),
    ]);
    const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
    return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
  };
  const raws: string[] = [];
  let parent = root;
  let unsigned = '';
  for (let index = 0; index < 1_000; index += 1) {
    const payload = `tree ${tree}\nparent ${parent}\nauthor ${ident}\ncommitter ${ident}\n\n${index}\n`;
    const raw = index === 500 ? payload : withSignature(payload, armor(payload));
    parent = createHash('sha1').update(`commit ${raw.length}\0${raw}`, 'latin1').digest('hex');
    if (index === 500) unsigned = parent;
    raws.push(raw);
  }
  importCommits(raws, repo.git);
  const { result, failures } = await judgeRepository(repo, { head: parent, branch: 'dev' }, {});
  expect(result.outputs['commits-checked']).toBe('1000');
  expect(failures.list.map(({ commit }) => commit)).toEqual([unsigned]);
  expect(JSON.parse(result.outputs['signers'] ?? '')).toEqual([
    { kind: 'person', name: 'alice', commits: 999 },
  ]);
});

/** Writes all objects as one pack: a thousand processes of git would take longer than the test. */
function importCommits(
  raws: readonly string[],
  git: (args: readonly string[], options: { input: Buffer }) => string,
): void {
  git(['unpack-objects', '-q'], { input: pack(raws.map((raw) => Buffer.from(raw, 'latin1'))) });
}

function pack(commits: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12);
  head.write('PACK');
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(commits.length, 8);
  const body = Buffer.concat([head, ...commits.flatMap(packEntry)]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

/** Type 1 (commit) and the size, then zlib (gitformat-pack). */
function packEntry(bytes: Buffer): readonly Buffer[] {
  const head: number[] = [];
  let rest = bytes.length >> 4;
  head.push((rest > 0 ? 0x80 : 0) | (1 << 4) | (bytes.length & 15));
  while (rest > 0) {
    const next = rest >> 7;
    head.push((next > 0 ? 0x80 : 0) | (rest & 0x7f));
    rest = next;
  }
  return [Buffer.from(head), deflateSync(bytes)];
}
