import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultArtifactClient, type UploadArtifactResponse } from '@actions/artifact';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFaultPlan } from '../../faults/fault-plan.ts';
import { startArtifacts, type SandboxArtifacts } from '../server.ts';
import { unzip } from '../unzip.ts';

const SERVICE = 'twirp/github.actions.results.api.v1.ArtifactService/';
const JOB = { run: '7-1', job: 'scan' };

const environment = { ...process.env };
const faults = createFaultPlan();
let now = Date.now();
let dir: string;
let artifacts: SandboxArtifacts;
/** Waits three seconds before it asks again: started first, looked at last. */
let afterRefusal: Promise<UploadArtifactResponse>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'artifacts-'));
  artifacts = await startArtifacts({ dir, faults, now: () => now });
  faults.add({
    match: ({ path }) => path.endsWith('/CreateArtifact'),
    nth: 1,
    action: { kind: 'status', status: 503, body: { code: 'unavailable', msg: 'later' } },
  });
  afterRefusal = upload('after-refusal', { 'a.txt': Buffer.from('late') });
});

afterAll(async () => {
  process.env = environment;
  await artifacts.close();
  await rm(dir, { recursive: true });
});

/** Uploads files by the real client, as a step of the job. */
async function upload(
  name: string,
  files: Readonly<Record<string, Buffer>>,
  token = artifacts.runtimeToken(JOB),
): Promise<UploadArtifactResponse> {
  const root = await mkdtemp(join(dir, 'step-'));
  const paths = Object.keys(files).map((file) => join(root, file));
  await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(root, file), text)));
  process.env = {
    ...environment,
    GITHUB_SERVER_URL: 'http://github.localhost:1',
    ACTIONS_RESULTS_URL: artifacts.url,
    ACTIONS_RUNTIME_TOKEN: token,
  };
  return new DefaultArtifactClient().uploadArtifact(name, paths, root);
}

async function call(
  method: string,
  message: object,
  token = artifacts.runtimeToken(JOB),
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${artifacts.url}${SERVICE}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      workflow_run_backend_id: JOB.run,
      workflow_job_run_backend_id: JOB.job,
      ...message,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function created(name: string): Promise<string> {
  const message = { name, version: 7, mime_type: 'application/zip' };
  const { status, body } = await call('CreateArtifact', message);
  expect({ status, ok: body['ok'] }).toEqual({ status: 200, ok: true });
  return String(body['signed_upload_url']);
}

async function put(
  url: string,
  query: string,
  body: string,
): Promise<{ status: number; code: string | null }> {
  const headers = { 'x-ms-version': '2026-02-06' };
  const response = await fetch(`${url}${query}`, { method: 'PUT', headers, body });
  return { status: response.status, code: response.headers.get('x-ms-error-code') };
}

const block = (id: string): string => `&comp=block&blockid=${encodeURIComponent(btoa(id))}`;
const list = (...ids: string[]): string =>
  `<?xml version="1.0"?><BlockList>${ids.map((id) => `<Latest>${btoa(id)}</Latest>`).join('')}</BlockList>`;
const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

describe('an upload by the real client', () => {
  it('stores the archive of a file of 5 MB and an empty one, byte for byte', async () => {
    const files = { 'large.bin': randomBytes(5_000_000), 'empty.txt': Buffer.alloc(0) };
    const { id, size, digest } = await upload('reports', files);
    const [stored] = artifacts.uploaded(JOB.run).filter(({ name }) => name === 'reports');
    expect(stored).toMatchObject({ id, size, sha256: digest, job: 'scan' });
    expect(stored?.file).toBe(join(dir, '7-1', 'reports.zip'));
    const archive = await readFile(stored?.file ?? '');
    expect(sha256(archive)).toBe(digest);
    const read = unzip(archive);
    expect([...read.keys()].sort()).toEqual(['empty.txt', 'large.bin']);
    expect(read.get('large.bin')?.equals(files['large.bin'])).toBe(true);
    expect(read.get('empty.txt')).toHaveLength(0);
  });

  it('is refused with the token of nobody', async () => {
    const stranger = await startArtifacts({ dir: join(dir, 'stranger') });
    const token = stranger.runtimeToken(JOB);
    await stranger.close();
    await expect(upload('stolen', { a: Buffer.from('a') }, token)).rejects.toThrow(/401.*its key/);
    expect(artifacts.uploaded(JOB.run).map(({ name }) => name)).not.toContain('stolen');
  });

  it('stores nothing when it breaks off before it is finalized, nor what is not what was sent', async () => {
    const done = faults.add({
      match: ({ path }) => path.endsWith('/FinalizeArtifact'),
      action: { kind: 'drop-request' },
    });
    await expect(upload('cut-off', { a: Buffer.from('a') })).rejects.toThrow('ECONNRESET');
    done();
    const answer = await call('FinalizeArtifact', {
      name: 'cut-off',
      size: '1',
      hash: `sha256:${sha256('a')}`,
    });
    expect(answer).toMatchObject({ status: 412, body: { code: 'failed_precondition' } });
    expect(artifacts.uploaded(JOB.run).map(({ name }) => name)).not.toContain('cut-off');
  });

  it('gets through a storage that fails once, whether or not it had written', async () => {
    const remove = [
      faults.add({
        match: ({ query }) => query.get('comp') === 'block',
        nth: 1,
        action: { kind: 'status', status: 503 },
      }),
      faults.add({
        match: ({ query }) => query.get('comp') === 'blocklist',
        nth: 1,
        action: { kind: 'drop-response' },
      }),
    ];
    await upload('stubborn', { 'a.txt': Buffer.from('again') });
    for (const undo of remove) undo();
    const stored = artifacts.uploaded(JOB.run).find(({ name }) => name === 'stubborn');
    const files = unzip(await readFile(stored?.file ?? ''));
    expect(files.get('a.txt')?.toString()).toBe('again');
  });

  it('gets through a service that is away at first', async () => {
    await afterRefusal;
    expect(faults.fired[0]).toMatchObject({ action: 'status', n: 1 });
    expect(artifacts.uploaded(JOB.run).map(({ name }) => name)).toContain('after-refusal');
  });
});

describe('the service', () => {
  it.each([
    ['of another job', 403, { workflow_job_run_backend_id: 'bump' }],
    ['of another run', 403, { workflow_run_backend_id: '8-1' }],
    ['without a name', 400, { name: '' }],
    ['whose name is a path', 400, { name: '../../evil' }],
    ['whose name is the parent', 400, { name: '..' }],
    ['that is no zip archive', 400, { mime_type: 'text/plain' }],
    ['of an older protocol', 400, { version: 4 }],
  ])('refuses an artifact %s', async (_, status, message) => {
    const fine = { name: 'x', version: 7, mime_type: 'application/zip' };
    expect((await call('CreateArtifact', { ...fine, ...message })).status).toBe(status);
  });

  it('refuses a token that has run out', async () => {
    const token = artifacts.runtimeToken(JOB);
    now += 7 * 60 * 60 * 1000;
    expect((await call('CreateArtifact', {}, token)).status).toBe(401);
  });

  it('refuses a second artifact of a name, and knows no other method', async () => {
    await created('once');
    const again = await call('CreateArtifact', {
      name: 'once',
      version: 7,
      mime_type: 'application/zip',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    expect((await call('DeleteArtifact', {})).status).toBe(404);
  });

  it('takes blocks in the order of the list, and finalizes what they are and nothing else', async () => {
    const url = await created('ordered');
    const finalize = (text: string, size = String(text.length)): ReturnType<typeof call> =>
      call('FinalizeArtifact', { name: 'ordered', size, hash: `sha256:${sha256(text)}` });
    expect(await finalize('')).toMatchObject({
      status: 412,
      body: { msg: 'nothing was uploaded' },
    });
    for (const text of ['two', 'one', 'ONE']) {
      expect((await put(url, block(text.toLowerCase()), text)).status).toBe(201);
    }
    expect((await put(url, '&comp=blocklist', list('one', 'two'))).status).toBe(201);
    expect(await finalize('ONEtwo', '7')).toMatchObject({ status: 412 });
    expect(await finalize('twoONE')).toMatchObject({ status: 412 });
    const stored = await finalize('ONEtwo');
    expect(stored).toMatchObject({ status: 200, body: { ok: true } });
    expect(await finalize('ONEtwo')).toEqual(stored);
    expect(await put(url, block('more'), 'x')).toMatchObject({ status: 409 });
    expect(await readFile(join(dir, JOB.run, 'ordered.zip'), 'utf8')).toBe('ONEtwo');
  });

  it('takes no blob by a URL that is forged or has run out, and no blocks it does not have', async () => {
    const url = await created('guarded');
    expect(await put(url.replace('sp=cw', 'sp=cw&sig=AAAA'), block('a'), 'a')).toEqual(
      expect.objectContaining({ status: 403 }),
    );
    expect(await put(url.replace(/sig=.{4}/, 'sig=AAAA'), block('a'), 'a')).toEqual({
      status: 403,
      code: 'AuthenticationFailed',
    });
    expect(await put(url, '&comp=blocklist', list('a'))).toMatchObject({
      code: 'InvalidBlockList',
    });
    expect(await put(url, '&comp=blocklist', '<x/>')).toMatchObject({ code: 'InvalidXmlDocument' });
    expect(await put(url, '&comp=lease', '')).toMatchObject({ status: 400 });
    now += 2 * 60 * 60 * 1000;
    expect(await put(url, block('a'), 'a')).toMatchObject({ status: 403 });
  });

  it('logs who asked for what, and never a token', async () => {
    expect(artifacts.requests).toContainEqual({
      method: 'POST',
      url: `/${SERVICE}FinalizeArtifact`,
      status: 200,
      identity: '7-1 scan',
    });
    expect(await readFile(join(dir, 'requests.jsonl'), 'utf8')).not.toContain('eyJ');
    expect(await readdir(join(dir, '.uploads'))).not.toHaveLength(0); // what nobody finalized
  });
});
