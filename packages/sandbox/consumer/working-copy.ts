import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runGit } from '../runner/sandbox-git.ts';
import type { Person } from './people.ts';

/** One commit to make; the branch is taken as the server has it, or started at HEAD when new. */
export interface CommitRequest {
  readonly branch: string;
  /** Content by path; `null` deletes. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly message: string;
  /** Who writes it. */
  readonly author: Person;
  /** Whether the author signs. */
  readonly sign: boolean;
}

/** One tag to make, as releases are. */
export interface TagRequest {
  readonly name: string;
  readonly commit: string;
  readonly author: Person;
  readonly message: string;
  /** `lightweight` is a name for the commit and no object of its own. */
  readonly kind: 'signed' | 'annotated' | 'lightweight';
}

/** A tag on the server. */
export interface PushedTag {
  readonly ref: string;
  readonly commit: string;
  /** The tag object; of a lightweight tag, the commit. */
  readonly object: string;
}

/** What a push changed on the server. */
export interface Pushed {
  readonly ref: string;
  /** Forty zeros when the branch was new. */
  readonly before: string;
  readonly after: string;
}

/** A clone as a person works in it: plain git over http, real signatures. */
export interface WorkingCopy {
  readonly dir: string;
  git(args: readonly string[], author?: Person): Promise<string>;
  commit(request: CommitRequest): Promise<string>;
  /** Pushes the branch's head with the person's own token. */
  push(branch: string, author: Person): Promise<Pushed>;
  /** Makes a tag and pushes it; a tag of that name is moved, as far as the server lets them. */
  tag(request: TagRequest): Promise<PushedTag>;
  /** The branch's head on the server, `undefined` when there is no such branch. */
  remoteHead(branch: string): Promise<string | undefined>;
}

export interface WorkingCopyOptions {
  readonly dir: string;
  readonly cloneUrl: string;
  readonly allowedSignersFile: string;
  /** By login; pushes are made with the author's own. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Whose token reads. */
  readonly reader: Person;
}

const NONE = '0'.repeat(40);

/** An empty clone of the repository at `cloneUrl`. */
export async function createWorkingCopy(options: WorkingCopyOptions): Promise<WorkingCopy> {
  const { dir, reader } = options;
  await mkdir(dir, { recursive: true });

  const git = (args: readonly string[], author?: Person): Promise<string> => {
    const person = author ?? reader;
    const token = options.tokens.get(person.login);
    return runGit(args, {
      cwd: dir,
      ...(token !== undefined && { token }),
      env: {
        GIT_AUTHOR_NAME: person.name,
        GIT_AUTHOR_EMAIL: person.email,
        GIT_COMMITTER_NAME: person.name,
        GIT_COMMITTER_EMAIL: person.email,
      },
    });
  };
  const remoteHead = async (branch: string): Promise<string | undefined> => {
    const line = await git(['ls-remote', '--heads', 'origin', `refs/heads/${branch}`]);
    return line === '' ? undefined : line.slice(0, 40);
  };

  await git(['init', '--quiet', '--initial-branch=main']);
  await git(['remote', 'add', 'origin', options.cloneUrl]);
  await git(['config', 'gpg.format', 'ssh']);
  await git(['config', 'gpg.ssh.allowedSignersFile', options.allowedSignersFile]);

  return {
    dir,
    git,
    remoteHead,
    commit: async (request) => {
      await switchTo(git, request.branch);
      for (const [path, content] of Object.entries(request.files)) {
        const file = join(dir, path);
        if (content === null) await rm(file);
        else {
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
      }
      await git(['add', '--all']);
      const signing = request.sign
        ? ['-c', `user.signingkey=${request.author.keyFile}`, 'commit', '-S']
        : ['commit', '--no-gpg-sign'];
      await git([...signing, '--quiet', '--allow-empty', '-m', request.message], request.author);
      return git(['rev-parse', 'HEAD']);
    },
    push: async (branch, author) => {
      const before = (await remoteHead(branch)) ?? NONE;
      const after = await git(['rev-parse', `refs/heads/${branch}`]);
      await git(['push', '--quiet', 'origin', `refs/heads/${branch}`], author);
      return { ref: `refs/heads/${branch}`, before, after };
    },
    tag: async ({ name, commit, author, message, kind }) => {
      const ref = `refs/tags/${name}`;
      await git(['fetch', '--quiet', 'origin']);
      const how = {
        signed: ['-c', `user.signingkey=${author.keyFile}`, 'tag', '--sign', '-m', message],
        annotated: ['tag', '--annotate', '--no-sign', '-m', message],
        lightweight: ['tag', '--no-sign'],
      }[kind];
      await git([...how, '--force', name, commit], author);
      await git(['push', '--quiet', '--force', 'origin', ref], author);
      return { ref, commit, object: await git(['rev-parse', ref]) };
    },
  };
}

/** Stands on the branch: with what was committed here since, on top of what the server has. */
async function switchTo(
  git: (args: readonly string[]) => Promise<string>,
  branch: string,
): Promise<void> {
  await git(['fetch', '--quiet', '--prune', 'origin']);
  const known = async (ref: string): Promise<boolean> =>
    (await git(['for-each-ref', '--format=%(refname)', ref])) === ref;
  const local = await known(`refs/heads/${branch}`);
  const remote = await known(`refs/remotes/origin/${branch}`);
  if (!local) {
    if (remote) await git(['checkout', '--quiet', '-B', branch, `origin/${branch}`]);
    else await git(['checkout', '--quiet', '-B', branch]);
    return;
  }
  await git(['checkout', '--quiet', branch]);
  if (remote) await git(['merge', '--quiet', '--ff-only', `origin/${branch}`]);
}
