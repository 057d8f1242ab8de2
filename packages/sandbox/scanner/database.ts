import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { toolPath } from '../tools/tool-path.ts';
import { pushArtifact } from './push-artifact.ts';
import { packTar } from './tar.ts';

const FIXTURES = fileURLToPath(new URL('../../../tools/trivydb/fixtures', import.meta.url));
const REPOSITORY = 'trivy-db';
/** The database's schema version is the tag under which Trivy asks for it. */
const TAG = '2';

/** Where and how a database is published. */
export interface PublishTrivyDatabaseOptions {
  /** The `trivydb` program; default: from the project's tool cache. */
  readonly program?: string;
  /** The registry, `localhost:<port>`, plain http. */
  readonly host: string;
  /** A folder for the files of the database; made if missing. */
  readonly dir: string;
  /** The age that the database claims; default: now. */
  readonly updatedAt?: Date;
  /** Default `trivy-db`. */
  readonly repository?: string;
  /** Value of the `Authorization` header, where the registry asks for a login. */
  readonly authorization?: string;
}

/**
 * Builds the database of real CVEs and publishes it the way Trivy's own is published: one layer
 * `db.tar.gz` with `trivy.db` and `metadata.json`.
 *
 * @returns the value for Trivy's `--db-repository`
 */
export async function publishTrivyDatabase(options: PublishTrivyDatabaseOptions): Promise<string> {
  const repository = options.repository ?? REPOSITORY;
  const updatedAt = (options.updatedAt ?? new Date()).toISOString();
  await mkdir(options.dir, { recursive: true });
  await promisify(execFile)(options.program ?? (await toolPath('trivydb')), [
    ...['--fixtures', FIXTURES],
    ...['--out', options.dir],
    ...['--updated-at', updatedAt],
  ]);
  const archive = packTar([
    { name: 'trivy.db', data: await readFile(join(options.dir, 'trivy.db')) },
    { name: 'metadata.json', data: await readFile(join(options.dir, 'metadata.json')) },
  ]);
  await pushArtifact({
    host: options.host,
    repository,
    tag: TAG,
    ...(options.authorization !== undefined && { authorization: options.authorization }),
    config: {
      mediaType: 'application/vnd.aquasec.trivy.config.v1+json',
      bytes: Buffer.from('{}'),
    },
    layers: [
      {
        mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
        bytes: gzipSync(archive),
        annotations: { 'org.opencontainers.image.title': 'db.tar.gz' },
      },
    ],
  });
  return `${options.host}/${repository}:${TAG}`;
}

/**
 * Takes a published database away, as far as a client can tell: the registry then answers
 * MANIFEST_UNKNOWN. The tag is removed in the registry's storage, because deleting by the API would
 * have to be allowed for everyone. Publishing again brings it back.
 *
 * @param storageDir `rootdirectory` of the distribution registry's filesystem driver
 */
export async function removeTrivyDatabase(
  storageDir: string,
  repository = REPOSITORY,
): Promise<void> {
  const root = join(storageDir, 'docker/registry/v2/repositories', repository);
  await rm(join(root, '_manifests/tags', TAG), { recursive: true });
}
