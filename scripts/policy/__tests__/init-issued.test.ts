import { afterAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parsePolicy } from '@gitops-actions/shared/policy/parse-policy.ts';
import {
  IDENTITY,
  ISSUER,
} from '../../../actions/verify-signatures/__tests__/sigstore/authority.ts';
import { createSigstore } from '../../../actions/verify-signatures/__tests__/sigstore/gitsign.ts';
import { createAuthority } from '../../../actions/verify-signatures/__tests__/ssh-authority.ts';
import { runPolicy } from './run-policy.ts';

const scratch = temporaryDirectory();

afterAll(() => {
  scratch.remove();
});

describe('npm run policy -- init, where keys are issued', () => {
  it('lists the authority of SSH certificates, and the principal that they name', async () => {
    const repo = createTestRepository(join(scratch.path, 'certificates'));
    const authority = createAuthority(scratch.path, 'authority', ['-t', 'ed25519']);
    const by = (name: string): ((payload: Buffer) => string) => {
      const signer = createSshSigner(scratch.path, name, ['-t', 'ed25519']);
      return authority.certified(signer, { principals: [name, 'everybody'] }).sign;
    };
    const author = (name: string) => ({ author: `${name} <${name}@acme.test>`, sign: by(name) });
    const first = repo.commit({ files: { a: '1\n' }, ...author('alice') });
    const head = repo.commit({ parents: [first], files: { a: '2\n' }, ...author('bob') });
    repo.git(['update-ref', 'refs/heads/main', head]);
    const { code, out, err } = runPolicy(['init', repo.dir]);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('all 1 commits') });
    const { signing } = await parsePolicy(out, 'p');
    const text = authority.publicKey.split(' ').slice(0, 2).join(' ');
    for (const name of ['alice', 'bob']) {
      expect(signing?.people.get(name)?.keys).toMatchObject([
        { type: 'ssh-authority', text, principals: [name] },
      ]);
    }
  });

  it('lists an identity of gitsign only by a trusted root that proves it', async () => {
    const repo = createTestRepository(join(scratch.path, 'gitsign'));
    const sigstore = createSigstore();
    const sign = (payload: Buffer): string => sigstore.sign(payload);
    const first = repo.commit({ files: { a: '1\n' }, sign });
    const head = repo.commit({ parents: [first], files: { a: '2\n' }, sign });
    repo.git(['update-ref', 'refs/heads/main', head]);

    const without = runPolicy(['init', repo.dir]);
    expect(without.code).toBe(1);
    expect(without.out).toContain(`gitsign is said to have signed for ${IDENTITY} (${ISSUER})`);
    await expect(parsePolicy(without.out, 'p')).rejects.toMatchObject({ code: 'E_POLICY_INVALID' });

    const root = join(scratch.path, 'trusted-root.json');
    writeFileSync(root, sigstore.trustedRoot);
    const { code, out, err } = runPolicy(['init', repo.dir, '--trusted-root', root]);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('all 1 commits') });
    const { signing } = await parsePolicy(out, 'p');
    expect(signing?.sigstore?.trustedRoot).toBe(sigstore.trustedRoot);
    expect([...(signing?.people.values() ?? [])].flatMap(({ keys }) => keys)).toMatchObject([
      { type: 'gitsign', identity: IDENTITY, issuer: ISSUER },
    ]);

    writeFileSync(root, createSigstore().trustedRoot);
    const other = runPolicy(['init', repo.dir, '--trusted-root', root]);
    expect(other.code).toBe(1);
    expect(other.out).not.toContain('identity:');
  });
});
