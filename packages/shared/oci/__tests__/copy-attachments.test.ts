import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFaultPlan } from '../../../sandbox/faults/fault-plan.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/server.ts';
import { createSupervisor, type Supervisor } from '../../../sandbox/supervisor/supervisor.ts';
import { type AttachmentsReport, copyAttachments } from '../copy-attachments.ts';
import { copyImage } from '../copy-image.ts';
import { type ImageRepository, readImageTree } from '../image-tree.ts';
import { type ManifestDocument, sha256Digest } from '../manifest.ts';
import { parseReferrers, referrersIndex, referrersTag } from '../referrers.ts';
import type { RegistryClient } from '../registry-client.ts';
import { OCI_INDEX, OCI_MANIFEST } from './layout-fixture.ts';
import { adminOf } from './sandbox-registry.ts';

const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const EMPTY = 'application/vnd.oci.empty.v1+json';
const SIGNATURE = 'application/vnd.dev.cosign.simplesigning.v1+json';
const faults = createFaultPlan();
let base: string;
let supervisor: Supervisor;
let registry: SandboxRegistry;
let client: RegistryClient;
let source: string;
let target: string;
let image: string;
let warnings: string[];
let round = 0;

interface Described {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'copy-attachments-'));
  supervisor = await createSupervisor(join(base, 's'));
  registry = await startRegistry({
    dir: join(supervisor.dir, 'r'),
    supervisor,
    identities: { accessTokenIdentity: () => undefined },
    faults,
  });
});

afterAll(async () => {
  await registry.close();
  await supervisor.stop();
  await rm(base, { recursive: true });
});

beforeEach(async () => {
  round++;
  source = `acme/staging/web${round}`;
  target = `acme/prod/web${round}`;
  client = adminOf(registry);
  warnings = [];
  image = (await manifest(await json({ os: 'linux', architecture: 'amd64' }, CONFIG), LAYER))
    .digest;
});

afterEach(() => {
  faults.clear();
});

async function blob(text: string, mediaType: string, path = source): Promise<Described> {
  const bytes = Buffer.from(text);
  const digest = sha256Digest(bytes);
  const open = async function* (): AsyncGenerator<Buffer> {
    yield await Promise.resolve(bytes);
  };
  await client.putBlob(path, { digest, size: bytes.length, open });
  return { mediaType, digest, size: bytes.length };
}

const json = (value: object, mediaType: string): Promise<Described> =>
  blob(JSON.stringify(value), mediaType);

async function put(value: object, reference?: string, path = source): Promise<Described> {
  const bytes = Buffer.from(JSON.stringify(value));
  const { mediaType } = value as { mediaType: string };
  const document = { mediaType, bytes, digest: sha256Digest(bytes) };
  await client.putManifest(path, document.digest, document);
  if (reference !== undefined) await client.putManifest(path, reference, document);
  return { mediaType, digest: document.digest, size: bytes.length };
}

let texts = 0;
async function manifest(
  config: Described,
  layer: string,
  more: { subject?: Described; tag?: string; artifactType?: string } = {},
): Promise<Described> {
  const { tag, ...rest } = more;
  const layers = [await blob(`layer ${texts++}`, layer)];
  return put({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers, ...rest }, tag);
}

/** An SBOM or the like, as OCI 1.1 attaches it. */
async function artifact(subject: string): Promise<Described> {
  const size = (await client.getManifest(source, subject))?.bytes.length ?? 0;
  return manifest(await blob('{}', EMPTY), 'application/spdx+json', {
    subject: { mediaType: OCI_MANIFEST, digest: subject, size },
    artifactType: 'application/spdx+json',
  });
}

function signature(of: string, suffix = 'sig'): Promise<Described> {
  const tag = `${of.replace(':', '-')}.${suffix}`;
  return json({ os: '', architecture: '' }, CONFIG).then((config) =>
    manifest(config, SIGNATURE, { tag }),
  );
}

/** The index that clients keep where there is no API. */
function fallback(of: string, entries: readonly object[], path = source): Promise<Described> {
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries };
  return put(index, referrersTag(of), path);
}

/** Lets the registry answer as one with the referrers API would for these. */
function withApi(lists: Readonly<Record<string, readonly object[]>>, paths = [source]): void {
  for (const path of paths) {
    for (const [of, manifests] of Object.entries(lists)) {
      faults.add({
        match: (asked) => asked.path === `/v2/${path}/referrers/${of}`,
        action: {
          kind: 'status',
          status: 200,
          headers: { 'content-type': OCI_INDEX },
          body: JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }),
        },
      });
    }
    faults.add({
      match: (asked) => asked.path.startsWith(`/v2/${path}/referrers/`),
      action: {
        kind: 'status',
        status: 200,
        headers: { 'content-type': OCI_INDEX },
        body: JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] }),
      },
    });
  }
}

async function copy(by = client): Promise<AttachmentsReport> {
  const route = { source: { client: by, path: source }, target: { client: by, path: target } };
  const tree = (await readImageTree(route.source, image)) ?? missing();
  await copyImage(tree, route);
  return copyAttachments(tree, route, (message) => warnings.push(message));
}

function missing(): never {
  throw new Error('it is not there');
}

async function stored(reference: string): Promise<ManifestDocument> {
  return (await client.getManifest(source, reference)) ?? missing();
}

async function inTarget(reference: string): Promise<ManifestDocument | undefined> {
  return client.getManifest(target, reference);
}

async function listed(reference: string): Promise<readonly string[]> {
  const found = await inTarget(reference);
  return (found && parseReferrers(found.bytes))?.map(({ digest }) => digest).sort() ?? [];
}

describe('copyAttachments', () => {
  it('finds nothing where there is nothing, without a warning', async () => {
    expect(await copy()).toEqual({
      attached: 0,
      left: 0,
      tagsWritten: [],
      manifests: { copied: 0, skipped: 0 },
      blobs: { mounted: 0, copied: 0, skipped: 0, bytes: 0 },
    });
    expect(warnings).toEqual([]);
  });

  it('copies cosign’s signature, attestation and SBOM under their tags, byte for byte', async () => {
    for (const suffix of ['sig', 'att', 'sbom']) await signature(image, suffix);
    const stem = image.replace(':', '-');
    const report = await copy();
    expect(report).toMatchObject({
      attached: 3,
      left: 0,
      tagsWritten: [`${stem}.sig`, `${stem}.att`, `${stem}.sbom`],
    });
    for (const tag of report.tagsWritten) {
      expect(await inTarget(tag)).toEqual(await client.getManifest(source, tag));
    }
    const before = await registry.snapshot();
    expect(await copy()).toMatchObject({
      attached: 3,
      tagsWritten: [],
      manifests: { copied: 0, skipped: 3 },
    });
    expect(await registry.snapshot()).toEqual(before);
  });

  it('copies the index under the fallback tag and all it names, with the source’s bytes', async () => {
    const entries = [await artifact(image), await artifact(image)];
    const index = await fallback(image, entries);
    expect(await copy()).toMatchObject({ attached: 2, tagsWritten: [referrersTag(image)] });
    expect((await inTarget(referrersTag(image)))?.digest).toBe(index.digest);
    for (const { digest } of entries) expect(await inTarget(digest)).toBeDefined();
    expect(await copy()).toMatchObject({ attached: 2, tagsWritten: [] });
  });

  it('adds to an index that the target has, and takes nothing out of it', async () => {
    const [one, two] = [await artifact(image), await artifact(image)];
    await fallback(image, [one]);
    await copy();
    await fallback(image, [two]);
    expect(await copy()).toMatchObject({ tagsWritten: [referrersTag(image)] });
    expect(await listed(referrersTag(image))).toEqual([one.digest, two.digest].sort());
    expect(await copy()).toMatchObject({ tagsWritten: [] });
  });

  it('reads the API of the source, and writes the tag for a target without it', async () => {
    const entry = { ...(await artifact(image)), annotations: { created: 'today' } };
    withApi({ [image]: [entry] });
    expect(await copy()).toMatchObject({ attached: 1, tagsWritten: [referrersTag(image)] });
    const index = await inTarget(referrersTag(image));
    expect(JSON.parse(index?.bytes.toString() ?? '')).toEqual({
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [entry],
    });
  });

  it('leaves the tag to the API where both registries have it', async () => {
    const entry = await artifact(image);
    withApi({ [image]: [entry] }, [source, target]);
    expect(await copy()).toMatchObject({ attached: 1, tagsWritten: [] });
    expect(await inTarget(entry.digest)).toBeDefined();
    expect(await inTarget(referrersTag(image))).toBeUndefined();
  });

  it('copies what is attached to a platform’s image and to an attachment, circles included', async () => {
    const single = image;
    const platform = { os: 'linux', architecture: 'amd64' };
    const child = { mediaType: OCI_MANIFEST, digest: single, size: 1, platform };
    const statement = await manifest(await json({ os: 'unknown' }, CONFIG), 'application/x');
    const size = (await client.getManifest(source, single))?.bytes.length;
    const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
    image = (
      await put({
        schemaVersion: 2,
        mediaType: OCI_INDEX,
        manifests: [
          { ...child, size },
          { ...statement, ...unknown },
        ],
      })
    ).digest;
    const sbom = await artifact(single);
    await fallback(single, [sbom]);
    const signed = await signature(sbom.digest);
    // A tag may say anything: the signature of the signature is the SBOM.
    await client.putManifest(
      source,
      `${signed.digest.replace(':', '-')}.sig`,
      await stored(sbom.digest),
    );
    const from = registry.requests.length;
    expect(await copy()).toMatchObject({ attached: 3, left: 0 });
    const stem = sbom.digest.replace(':', '-');
    expect((await inTarget(`${stem}.sig`))?.digest).toBe(signed.digest);
    const looked = registry.requests.slice(from).map(({ url }) => url);
    expect(looked.some((url) => url.includes(referrersTag(statement.digest)))).toBe(false);
    expect(looked.filter((url) => url.includes('/referrers/')).length).toBeLessThanOrEqual(3);
  });

  it('leaves a signature of the target’s own in its place, and says so', async () => {
    await signature(image);
    const tag = `${image.replace(':', '-')}.sig`;
    const own = await put({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: await blob('{"own":1}', CONFIG),
      layers: [],
    });
    const theirs = await stored(own.digest);
    await blob('{"own":1}', CONFIG, target);
    await client.putManifest(target, tag, theirs);
    expect(await copy()).toMatchObject({ attached: 0, left: 1, tagsWritten: [] });
    expect((await inTarget(tag))?.digest).toBe(own.digest);
    expect(warnings).toEqual([expect.stringContaining('stays as it is')]);
  });

  it('leaves out what is gone, what is attached to something else, and what could be run', async () => {
    const good = await artifact(image);
    const gone = { mediaType: OCI_MANIFEST, digest: `sha256:${'0'.repeat(64)}`, size: 2 };
    const stray = await artifact(good.digest);
    const subject = { mediaType: OCI_MANIFEST, digest: image, size: 1 };
    const config = await json({ os: 'linux', architecture: 'amd64', evil: true }, CONFIG);
    const evil = await manifest(config, LAYER, { subject });
    const disguised = await manifest({ ...config, mediaType: EMPTY }, LAYER, { subject });
    withApi({ [image]: [good, gone, stray, evil, disguised] });
    expect(await copy()).toMatchObject({ attached: 1, left: 4 });
    expect(await listed(referrersTag(image))).toEqual([good.digest]);
    for (const { digest } of [stray, evil, disguised]) {
      expect(await inTarget(digest)).toBeUndefined();
    }
    expect(warnings).toEqual([
      expect.stringContaining('not there any more'),
      expect.stringContaining('does not say so'),
      expect.stringContaining('could be run'),
      expect.stringContaining('could be run'),
    ]);
  });

  it('copies a file that was attached with a layer’s media type but no configuration', async () => {
    const subject = { mediaType: OCI_MANIFEST, digest: image, size: 1 };
    const file = await manifest(await blob('{}', EMPTY), LAYER, { subject, artifactType: 'a/b' });
    await fallback(image, [file]);
    expect(await copy()).toMatchObject({ attached: 1, left: 0 });
  });

  it('takes neither a runnable image under cosign’s tag nor an image under the fallback tag', async () => {
    const tagged = await stored(image);
    for (const tag of [`${image.replace(':', '-')}.sig`, referrersTag(image)]) {
      await client.putManifest(source, tag, tagged);
    }
    expect(await copy()).toMatchObject({ attached: 0, left: 1, tagsWritten: [] });
    expect(warnings).toEqual([
      expect.stringContaining('is not an index of referrers'),
      expect.stringContaining('could be run'),
    ]);
  });

  it('ends with everything listed when other runs rewrite the index at the same time', async () => {
    const entries = await Promise.all([1, 2, 3].map(() => artifact(image)));
    const [first] = entries;
    withApi({ [image]: entries }, [source]);
    const tag = referrersTag(image);
    let writes = 0;
    // The first two writes are overtaken at once by a run that knew of one entry only.
    await copy({
      ...client,
      putManifest: async (path, reference, document) => {
        await client.putManifest(path, reference, document);
        if (reference !== tag || ++writes > 2) return;
        const raw = { ...first };
        const theirs = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [raw] });
        const bytes = Buffer.from(theirs);
        const digest = sha256Digest(bytes);
        await client.putManifest(path, tag, { mediaType: OCI_INDEX, bytes, digest });
      },
    });
    expect(writes).toBe(3);
    expect(await listed(tag)).toEqual(entries.map(({ digest }) => digest).sort());
  });

  it('gives up on a registry that keeps no index', async () => {
    await fallback(image, [await artifact(image)]);
    const forgetful: RegistryClient = {
      ...client,
      putManifest: (path, reference, document) =>
        reference === referrersTag(image)
          ? Promise.resolve()
          : client.putManifest(path, reference, document),
    };
    await expect(copy(forgetful)).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
  });

  it('stops at a lie about an attachment, before any tag leads to it', async () => {
    await fallback(image, [await artifact(image)]);
    const place = (path: string): ImageRepository => ({ client, path });
    const tree = (await readImageTree(place(source), image)) ?? missing();
    await copyImage(tree, { source: place(source), target: place(target) });
    withLies();
    await expect(copy(sending())).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
    expect(await inTarget(referrersTag(image))).toBeUndefined();
  });

  it('is not held up by an attachment of a kind that nobody knows', async () => {
    const subject = { mediaType: OCI_MANIFEST, digest: image, size: 1 };
    const odd = await manifest(await blob('{}', EMPTY), 'a/b', { subject });
    await fallback(image, [odd]);
    faults.add({
      match: ({ path }) => path === `/v2/${source}/manifests/${odd.digest}`,
      action: {
        kind: 'transform',
        transform: (answer) => ({
          ...answer,
          headers: { ...answer.headers, 'content-type': 'application/vnd.other+json' },
        }),
      },
    });
    expect(await copy()).toMatchObject({ attached: 0, left: 1 });
    expect(warnings).toEqual([expect.stringContaining('cannot be read')]);
  });

  /** A client that mounts nothing. */
  const sending = (): RegistryClient => ({ ...client, mountBlob: () => Promise.resolve(false) });

  /** Every blob of the source loses a bit on its way. */
  function withLies(): void {
    faults.add({
      match: ({ method, path }) => method === 'GET' && path.startsWith(`/v2/${source}/blobs/`),
      action: {
        kind: 'transform',
        transform: (answer) => {
          const body = Buffer.from(answer.body);
          body[0] = (body[0] ?? 0) ^ 1;
          return { ...answer, body };
        },
      },
    });
  }
});

describe('parseReferrers', () => {
  it('reads every list that it has written, and nothing else without saying undefined', () => {
    const entry = fc.record({
      mediaType: fc.string(),
      digest: fc.stringMatching(/^sha256:[0-9a-f]{64}$/),
      size: fc.nat(),
      artifactType: fc.string(),
      annotations: fc.dictionary(fc.string(), fc.string()),
    });
    fc.assert(
      fc.property(fc.array(entry), (raws) => {
        const entries = raws.map((raw) => ({ ...raw, raw }));
        const read = parseReferrers(referrersIndex(entries).bytes);
        expect(read?.map(({ raw }) => raw)).toEqual(JSON.parse(JSON.stringify(raws)));
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = parseReferrers(Buffer.from(text));
        expect(read === undefined || Array.isArray(read)).toBe(true);
      }),
    );
  });
});
