import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gitEnvironment } from '../github/git/git-command.ts';
import { toolPath } from '../tools/tool-path.ts';

const run = promisify(execFile);

/** The consumer's repository as the server holds it, read with plain git: no API, no clone. */
export class RepositoryView {
  readonly gitDir: string;
  readonly #webFlowPublicKey: string;

  constructor(gitDir: string, webFlowPublicKey: string) {
    this.gitDir = gitDir;
    this.#webFlowPublicKey = webFlowPublicKey;
  }

  async git(...args: readonly string[]): Promise<string> {
    const { stdout } = await run('git', ['--git-dir', this.gitDir, ...args], {
      env: gitEnvironment(),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trimEnd();
  }

  head(branch: string): Promise<string> {
    return this.git('rev-parse', `refs/heads/${branch}`);
  }

  /** Every ref with its object id, one a line: the state of the repository, comparable as text. */
  refs(): Promise<string> {
    return this.git('for-each-ref', '--format=%(objectname) %(refname)');
  }

  parents(commit: string): Promise<string> {
    return this.git('show', '-s', '--format=%P', commit);
  }

  file(commit: string, path: string): Promise<string> {
    return this.git('show', `${commit}:${path}`);
  }

  /** The changed lines of a commit against its first parent, each with its sign, without headers. */
  async changedLines(commit: string): Promise<readonly string[]> {
    const diff = await this.git('diff', '--unified=0', `${commit}^`, commit);
    return diff.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line));
  }

  changedFiles(commit: string): Promise<string> {
    return this.git('diff', '--name-only', `${commit}^`, commit);
  }

  /** What `git verify-commit` says with nothing but GitHub's key in the key ring. */
  async verifiedByGitHub(commit: string): Promise<{ valid: boolean; verdict: string }> {
    const home = await mkdtemp(join(tmpdir(), 'gpg-'));
    try {
      const env = { ...gitEnvironment(), GNUPGHOME: home };
      await writeFile(join(home, 'web-flow.asc'), this.#webFlowPublicKey);
      await run('gpg', ['--batch', '--quiet', '--import', join(home, 'web-flow.asc')], { env });
      const verdict = await run(
        'git',
        ['--git-dir', this.gitDir, 'verify-commit', '--raw', commit],
        { env },
      ).then(
        ({ stderr }) => stderr,
        (error: unknown) => String(error),
      );
      return {
        valid: verdict.includes('[GNUPG:] GOODSIG ') && verdict.includes('[GNUPG:] VALIDSIG '),
        verdict: /GOODSIG .*/.exec(verdict)?.[0] ?? verdict,
      };
    } finally {
      await run('gpgconf', ['--kill', 'all'], {
        env: { ...gitEnvironment(), GNUPGHOME: home },
      }).catch(
        () => undefined, // no agent was started
      );
      await rm(home, { recursive: true, force: true });
    }
  }

  /** The image lines of what `kustomize build` renders for an overlay at a commit. */
  async renderedImages(commit: string, overlay: string): Promise<string> {
    const tree = await mkdtemp(join(tmpdir(), 'render-'));
    try {
      const archive = join(tree, 'tree.tar');
      await this.git('archive', '--format=tar', `--output=${archive}`, commit, '.gitops');
      await run('tar', ['-xf', archive, '-C', tree]);
      const { stdout } = await run(await toolPath('kustomize'), ['build', join(tree, overlay)]);
      return stdout
        .split('\n')
        .filter((line) => /^\s*(- )?image: /.test(line))
        .map((line) => line.replace(/^\s*(- )?image: /, ''))
        .join('\n');
    } finally {
      await rm(tree, { recursive: true, force: true });
    }
  }
}
