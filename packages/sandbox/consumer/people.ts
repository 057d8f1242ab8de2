import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Someone who signs commits with a key that is made for one sandbox. */
export interface Person {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  /** Private key file, without a passphrase. */
  readonly keyFile: string;
  /** OpenSSH public key line. */
  readonly publicKey: string;
}

const run = promisify(execFile);

/** Makes an ed25519 key for each login, by ssh-keygen as a person would. */
export async function createPeople(
  dir: string,
  logins: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const people = await Promise.all(
    logins.map(async (login): Promise<[string, Person]> => {
      const email = `${login}@acme.test`;
      const keyFile = join(dir, login);
      await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', email, '-f', keyFile]);
      const publicKey = (await readFile(`${keyFile}.pub`, 'utf8')).trim();
      const name = login.charAt(0).toUpperCase() + login.slice(1);
      return [login, { login, name, email, keyFile, publicKey }];
    }),
  );
  return new Map(people);
}

/** What `git verify-commit` needs to know whose keys are good. */
export async function writeAllowedSigners(file: string, people: Iterable<Person>): Promise<void> {
  const lines = [...people].map(({ email, publicKey }) => `${email} ${publicKey}\n`);
  await writeFile(file, lines.join(''));
}
