import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../action/action-error.ts';

/** A user name and password as `docker login` stored them. */
export interface StoredCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * The text of the job's Docker configuration; `undefined` where there is none.
 *
 * @throws `E_ENV` when it is there and cannot be read
 */
export async function readDockerConfig(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const directory = [env['DOCKER_CONFIG'], env['HOME'] && join(env['HOME'], '.docker')].find(
    (path) => path !== undefined && path !== '',
  );
  if (directory === undefined) return undefined;
  try {
    return await readFile(join(directory, 'config.json'), 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new ActionError('E_ENV', 'The Docker configuration cannot be read.', { cause });
  }
}

/**
 * The credentials that a Docker configuration holds for a registry host, from `auths` only. What
 * lies in a credential helper is out of reach: running a program that a configuration file names
 * is more than an action should do with a token at hand.
 *
 * @param host registry host with port, as in a reference
 * @throws `E_REGISTRY_AUTH` when the host's credentials are in a helper or are an identity token
 * @throws `E_ENV` when the configuration is not JSON
 */
export function credentialsFromDockerConfig(
  configText: string,
  host: string,
): StoredCredentials | undefined {
  const config = parse(configText);
  const helpers = record(config['credHelpers']);
  const helper = helpers[host];
  if (typeof helper === 'string') throw unsupported(host, `the credential helper “${helper}”`);
  for (const [key, value] of Object.entries(record(config['auths']))) {
    if (hostOf(key) !== hostOf(host)) continue;
    const entry = record(value);
    if (typeof entry['identitytoken'] === 'string' && entry['identitytoken'] !== '') {
      throw unsupported(host, 'an identity token');
    }
    if (typeof entry['auth'] === 'string' && entry['auth'] !== '') {
      return decodeAuth(entry['auth'], host);
    }
    const { username, password } = entry;
    if (typeof username === 'string' && typeof password === 'string') return { username, password };
    const store = config['credsStore'];
    if (typeof store === 'string') throw unsupported(host, `the credential store “${store}”`);
  }
  return undefined;
}

function isMissing(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ENOENT'
  );
}

/** `https://index.docker.io/v1/` and `docker.io` are one host; other keys may be URLs too. */
function hostOf(key: string): string {
  const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

function decodeAuth(auth: string, host: string): StoredCredentials {
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  if (colon < 1) {
    throw new ActionError('E_ENV', `The Docker configuration’s entry for ${host} is damaged.`, {
      hint: 'Run `docker login` again in the job.',
    });
  }
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch (cause) {
    throw new ActionError('E_ENV', 'The Docker configuration is not JSON.', {
      hint: 'Run `docker login` again in the job, or remove the file.',
      cause,
    });
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function unsupported(host: string, what: string): ActionError {
  return new ActionError(
    'E_REGISTRY_AUTH',
    `The Docker configuration keeps the credentials for ${host} in ${what}, which this action does not read.`,
    {
      hint: 'Give `workload-identity-provider` (and `service-account`) or `registry-username` and `registry-password`.',
    },
  );
}
