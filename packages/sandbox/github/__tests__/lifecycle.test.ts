import { describe, expect, it } from '@jest/globals';
import { access, readdir, readFile } from 'node:fs/promises';
import { createFaultPlan, graphqlField } from '../../faults/fault-plan.ts';
import { appToken, commitOnBranch, git, openBench } from './sandbox.ts';

describe('the sandbox’s GitHub', () => {
  it('leaves no process and no file behind when it is closed', async () => {
    const bench = await openBench();
    const token = await appToken(bench.github);
    const head = await git(bench.gitDir, 'rev-parse', 'dev');
    await commitOnBranch(bench.github, token, { head, files: { a: 'x' } });
    expect(await processesNaming(bench.gitDir)).not.toEqual([]);
    await bench.github.close();
    expect(await processesNaming(bench.gitDir)).toEqual([]);
    expect(await readdir(bench.dir)).toEqual(['clone']);
    await expect(fetch(bench.github.url)).rejects.toThrow('fetch failed');
    await expect(access(bench.gitDir)).rejects.toThrow('ENOENT');
    await bench.close();
  });

  it('runs several times side by side, each with its own keys and repositories', async () => {
    const [one, two] = await Promise.all([openBench(), openBench()]);
    expect(one.github.url).not.toBe(two.github.url);
    expect(one.github.webFlowPublicKey).not.toBe(two.github.webFlowPublicKey);
    expect(one.github.app.privateKey).not.toBe(two.github.app.privateKey);
    await expect(
      one.github.createRepository({ owner: 'Acme', name: 'Warehouse-Network' }),
    ).rejects.toThrow('is there already');
    const unknown = { repository: 'acme/none', permissions: {} };
    expect(() => one.github.jobToken(unknown)).toThrow('There is no repository acme/none.');
    await Promise.all([one.close(), two.close()]);
  });

  it('stays whole behind a faulty hop: a delayed push arrives, a commit whose answer is lost has landed', async () => {
    const faults = createFaultPlan([
      { match: ({ path }) => path.endsWith('/git-receive-pack'), action: { kind: 'delay', ms: 1 } },
      { ...graphqlField('createCommitOnBranch'), nth: 1, action: { kind: 'drop-response' } },
    ]);
    const bench = await openBench({ faults });
    const head = await git(bench.gitDir, 'rev-parse', 'main', 'dev');
    expect(head.split('\n')).toEqual(Array(2).fill(await git(bench.clone, 'rev-parse', 'HEAD')));
    expect(bench.github.refUpdates).toHaveLength(2);

    const token = await appToken(bench.github);
    const commit = { head: head.slice(0, 40), files: { a: 'x' } };
    await expect(commitOnBranch(bench.github, token, commit)).rejects.toThrow('fetch failed');
    expect(await git(bench.gitDir, 'rev-parse', 'dev^')).toBe(commit.head);
    const again = await commitOnBranch(bench.github, token, commit);
    expect(again.result.errors?.[0]?.type).toBe('STALE_DATA');
    await bench.close();
  });
});

/** Command lines of running processes that name a path; `/proc` is there wherever the sandbox runs. */
async function processesNaming(path: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(path));
}
