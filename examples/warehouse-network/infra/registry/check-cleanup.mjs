#!/usr/bin/env node
// Says whether a cleanup policy would delete what an overlay names, on any of the three branches, now
// or in the days to come; and whether all of it is there at all.
//
//   node infra/registry/check-cleanup.mjs dev|staging|prod [--days 14]
//
// Reads the overlays of origin/dev, origin/staging and origin/main (fetch before), and the images of
// the registry with CLOUDSDK_AUTH_ACCESS_TOKEN or the token of gcloud (roles/artifactregistry.reader).
// Exit code 0: everything stays · 1: something goes or is gone · 2: it could not be found out.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deletedBy } from './cleanup.mjs';

const BRANCHES = ['dev', 'staging', 'main'];
const OVERLAYS = ['dev', 'staging', 'prod'];
const DAY_MS = 86_400_000;

async function main([environment = '', option, value = '14']) {
  const days = Number(value);
  if (!OVERLAYS.includes(environment) || (option ?? '--days') !== '--days' || !(days >= 0)) {
    throw new Error('Usage: check-cleanup.mjs dev|staging|prod [--days <number>]');
  }
  const folder = new URL(`${environment}/`, import.meta.url);
  const { name } = readJson(new URL('repository.json', folder));
  const policies = readJson(new URL('cleanup.json', folder));
  const named = namedImages(pathOf(name));
  const versions = await readVersions(name);
  const going = deletedBy(policies, versions, Date.now() + days * DAY_MS);
  let bad = 0;
  for (const { image, digest, where } of named) {
    const version = versions.find((each) => each.package === image && each.digest === digest);
    // Without the manifests that an index names, nobody can pull it.
    const digests = [digest, ...(version?.manifests ?? [])];
    const lost = going.find(
      (each) => each.version.package === image && digests.includes(each.version.digest),
    );
    const verdict =
      version === undefined
        ? 'missing'
        : lost === undefined
          ? 'stays'
          : `deleted within ${days} days by ${lost.policy}${lost.version.digest === digest ? '' : ` (its ${lost.version.digest})`}`;
    if (verdict !== 'stays') bad += 1;
    console.log(`${verdict}  ${image}@${digest}  ${where.join(', ')}`);
  }
  console.log(`${going.length} of ${versions.length} go, ${named.length} are named by overlays`);
  return bad === 0 ? 0 : 1;
}

/** What the overlays of all branches name in one registry repository. */
function namedImages(path) {
  const found = new Map();
  for (const branch of BRANCHES) {
    for (const overlay of OVERLAYS) {
      const file = `.gitops/overlays/${overlay}/kustomization.yaml`;
      const text = git('show', `origin/${branch}:${file}`);
      for (const { newName, newTag, digest } of imageEntries(text)) {
        if (newName?.startsWith(`${path}/`) !== true || newTag === 'unreleased') continue;
        const where = `${branch}:${file}`;
        if (digest === undefined) throw new Error(`${where} names ${newName} without a digest.`);
        const image = newName.slice(path.length + 1);
        const before = found.get(`${image}@${digest}`)?.where ?? [];
        found.set(`${image}@${digest}`, { image, digest, where: [...before, where] });
      }
    }
  }
  return [...found.values()];
}

/** The entries of the block `images:`, which the pipeline writes in exactly this form. */
function imageEntries(text) {
  const block = /^images:\n((?:[ -].*\n|\s*#.*\n|\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  return block
    .split(/^\s*- /m)
    .slice(1)
    .map((entry) =>
      Object.fromEntries(
        [...entry.matchAll(/^\s*(\w+):\s*["']?([^\s"'#]+)/gm)].map(([, key, text_]) => [
          key,
          text_,
        ]),
      ),
    );
}

/** `projects/p/locations/l/repositories/r` as images are named. */
function pathOf(name) {
  const [, project, location, repository] =
    /^projects\/([^/]+)\/locations\/([^/]+)\/repositories\/([^/]+)$/.exec(name) ?? [];
  if (repository === undefined) throw new Error(`${name} is no registry repository.`);
  return `${location}-docker.pkg.dev/${project}/${repository}`;
}

async function readVersions(name) {
  const base = process.env.ARTIFACT_REGISTRY_URL || 'https://artifactregistry.googleapis.com';
  const token = process.env.CLOUDSDK_AUTH_ACCESS_TOKEN || tokenOfGcloud();
  const versions = [];
  for (let page = ''; ;) {
    const url = `${base}/v1/${name}/dockerImages?pageSize=1000&pageToken=${encodeURIComponent(page)}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`GET ${url}: ${response.status} ${await response.text()}`);
    const { dockerImages = [], nextPageToken = '' } = await response.json();
    versions.push(...dockerImages.map(versionOf));
    page = nextPageToken;
    if (page === '') return versions;
  }
}

function versionOf({ name, tags = [], uploadTime, imageManifests = [] }) {
  const [, image, digest] = /\/dockerImages\/(.+)@(sha256:[0-9a-f]{64})$/.exec(name) ?? [];
  const uploaded = Date.parse(uploadTime);
  if (digest === undefined || Number.isNaN(uploaded)) throw new Error(`What is ${name}?`);
  const manifests = imageManifests.map((manifest) => manifest.digest);
  return { package: decodeURIComponent(image), digest, tags, uploaded, manifests };
}

function tokenOfGcloud() {
  return execFileSync('gcloud', ['auth', 'print-access-token'], { encoding: 'utf8' }).trim();
}

function git(...args) {
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function readJson(url) {
  return JSON.parse(readFileSync(url, 'utf8'));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
