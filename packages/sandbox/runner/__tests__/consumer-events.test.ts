import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consumerEvents } from '../consumer-events.ts';
import { eventPayload } from '../push-event.ts';
import { runGit } from '../sandbox-git.ts';

const FOLDER = '.github/workflows';
const NONE = '0'.repeat(40);

let dir: string;
const git = (...args: readonly string[]): Promise<string> =>
  runGit(['-c', 'user.name=a', '-c', 'user.email=a@b.test', ...args], { cwd: dir });

async function commit(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, source] of Object.entries(files)) {
    await writeFile(join(dir, FOLDER, name), source);
  }
  await git('add', '--all');
  await git('commit', '--quiet', '-m', 'x');
  return git('rev-parse', 'HEAD');
}

const heads = new Map<string, string>();

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gitops-events-'));
  await mkdir(join(dir, FOLDER), { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  const hand = 'on: { workflow_dispatch: { inputs: { target: { default: previous } } } }\n';
  const auto = 'on: { repository_dispatch: { types: [back] } }\n';
  heads.set('main', await commit({ 'auto.yml': auto, 'hand.yml': hand }));
  await git('checkout', '--quiet', '-b', 'staging');
  const given = hand.replace('previous', 'older');
  heads.set(
    'staging',
    await commit({ 'auto.yml': 'on: push\n', 'hand.yml': given, 'only-here.yml': hand }),
  );
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describe('a repository_dispatch', () => {
  const sent = {
    ...{ repository: 'acme/web', eventType: 'back', actor: 'argo', branch: 'main' },
    ...{ clientPayload: { environment: 'dev', odd: '$(id) `id`' }, at: new Date(0) },
  };

  it('runs the default branch’s file at the commit of the event, with the payload as it was sent', async () => {
    const sha = heads.get('main') ?? '';
    const { workflow, event } = await consumerEvents(git, 'main').dispatch({ ...sent, sha });
    expect(workflow).toBe(`${FOLDER}/auto.yml`);
    expect(event).toMatchObject({ ref: 'refs/heads/main', before: NONE, after: sha });
    const push = { repository: 'acme/web', defaultBranch: 'main', ...event };
    expect(eventPayload(push, 'http://localhost:1', [])).toMatchObject({
      ...{ action: 'back', branch: 'main', client_payload: sent.clientPayload },
      sender: { login: 'argo' },
      repository: { full_name: 'acme/web' },
    });
  });

  it('that no workflow of the default branch asks for starts nothing', async () => {
    const event = { ...sent, sha: heads.get('main') ?? '', eventType: 'forth' };
    await expect(consumerEvents(git, 'main').dispatch(event)).rejects.toThrow('no workflow');
  });
});

describe('a workflow that is started by hand', () => {
  const start = (workflow: string, branch: string, inputs = {}) =>
    consumerEvents(git, 'main').dispatch({
      ...{ workflow: `${FOLDER}/${workflow}`, branch, inputs, actor: 'bob' },
    });

  it('is the file of the branch that was chosen, at its head, with the inputs in the payload', async () => {
    const { workflow, event } = await start('hand.yml', 'staging');
    expect(event).toMatchObject({ ref: 'refs/heads/staging', after: heads.get('staging') });
    const push = { repository: 'acme/web', defaultBranch: 'main', ...event };
    expect(eventPayload(push, 'http://localhost:1', [])).toMatchObject({
      ...{ ref: 'refs/heads/staging', workflow, inputs: { target: 'older' } },
      sender: { login: 'bob' },
    });
    const { event: other } = await start('hand.yml', 'main', { target: 'v1' });
    expect(other.dispatch).toMatchObject({ inputs: { target: 'v1' } });
  });

  it('is one that the default branch has', async () => {
    await expect(start('only-here.yml', 'staging')).rejects.toThrow('main:');
  });
});
