import { startGitHub } from '../../../packages/sandbox/github/server.ts';
import { OWNER, type SandboxFacts } from './sandbox.ts';

/** The limit of an hour is none of what is measured. */
const NO_LIMIT = 1_000_000;

/** A process of its own, `sandbox-process.ts <folder> <repository>…`: a GitHub, until nobody listens any more. */
const [dir = '', ...names] = process.argv.slice(2);
const github = await startGitHub({ dir, rateLimit: NO_LIMIT });
process.once('disconnect', () => void github.close().then(() => process.exit()));
const repositories: Record<string, { gitDir: string; token: string }> = {};
for (const name of names) {
  const repository = `${OWNER}/${name}`;
  const { gitDir } = await github.createRepository({ owner: OWNER, name });
  github.installApp({ repository, permissions: { contents: 'write' } });
  const token = github.jobToken({ repository, permissions: { contents: 'write' } });
  repositories[name] = { gitDir, token };
}
const { url, app } = github;
const facts: SandboxFacts = { url, port: Number(new URL(url).port), app, repositories };
process.send?.(facts);
