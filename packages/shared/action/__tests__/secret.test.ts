import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** In a process of its own: the runner reads the masks from standard output. */
function maskedBy(secret: string): readonly string[] {
  const module = join(import.meta.dirname, '..', 'secret.ts');
  const script = `import { maskSecret } from ${JSON.stringify(module)}; maskSecret(process.argv[1]);`;
  const args = ['--input-type=module', '-e', script, '--', secret];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return [...stdout.matchAll(/^::add-mask::(.*)$/gm)].map(([, form = '']) => form);
}

describe('a masked secret', () => {
  it('is masked as a whole, line by line and in base64, but not by its short lines', () => {
    const key = '-----BEGIN KEY-----\nAAAABBBB\nab\n-----END KEY-----';
    const forms = maskedBy(key);
    expect(forms).toContain(key.replaceAll('\n', '%0A'));
    expect(forms).toContain('AAAABBBB');
    expect(forms).toContain(Buffer.from(key).toString('base64'));
    expect(forms).toContain(Buffer.from(`oauth2accesstoken:${key}`).toString('base64'));
    expect(forms).not.toContain('ab');
  });

  it('is nothing when it is empty: the runner would mask every place between two letters', () => {
    expect(maskedBy('')).toEqual([]);
  });
});
