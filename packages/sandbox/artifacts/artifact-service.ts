import type { ArtifactStore, BlobDigest } from './artifact-store.ts';
import type { BackendIds } from './runtime-token.ts';

/** An answer in Twirp's JSON (https://twitchtv.github.io/twirp/docs/spec_v7.html). */
export interface TwirpAnswer {
  readonly status: number;
  readonly body: object;
}

const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/';

/** Twirp's codes with their HTTP status, as far as the service uses them. */
const STATUS = {
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  bad_route: 404,
  already_exists: 409,
  failed_precondition: 412,
} as const;

export function twirpError(code: keyof typeof STATUS, msg: string): TwirpAnswer {
  return { status: STATUS[code], body: { code, msg } };
}

/** The method that a path names; nothing when it is not the service's. */
export function methodOf(path: string): string | undefined {
  return path.startsWith(SERVICE) ? path.slice(SERVICE.length) : undefined;
}

export interface ServiceContext {
  readonly store: ArtifactStore;
  /** Whose token the request carries. */
  readonly caller: BackendIds;
  /** A URL to which the blob of an upload may be written. */
  readonly uploadUrl: (id: string) => string;
}

/** Answers the two methods by which an artifact is uploaded; there are no others. */
export async function callService(
  method: string,
  body: string,
  context: ServiceContext,
): Promise<TwirpAnswer> {
  if (method !== 'CreateArtifact' && method !== 'FinalizeArtifact') {
    return twirpError('bad_route', `no method ${method}`);
  }
  const message = parse(body);
  if (message === undefined) return twirpError('invalid_argument', 'the body is no JSON object');
  const { caller } = context;
  if (
    message['workflow_run_backend_id'] !== caller.run ||
    message['workflow_job_run_backend_id'] !== caller.job
  ) {
    return twirpError('permission_denied', 'the token is another job’s');
  }
  const { name } = message;
  if (typeof name !== 'string' || !isArtifactName(name)) {
    return twirpError('invalid_argument', 'name is no name of an artifact');
  }
  return method === 'CreateArtifact'
    ? create(name, message, context)
    : finalize(name, message, context);
}

type Message = Readonly<Record<string, unknown>>;

async function create(
  name: string,
  message: Message,
  { store, caller, uploadUrl }: ServiceContext,
): Promise<TwirpAnswer> {
  // Version 7 is the first that names a type; older clients upload zip archives without saying so.
  if (message['version'] !== 7 || message['mime_type'] !== 'application/zip') {
    return twirpError('invalid_argument', 'only zip archives by version 7 of the protocol');
  }
  const upload = await store.create(caller, name);
  if (upload === undefined) {
    const msg = 'an artifact with this name already exists on the workflow run';
    return twirpError('already_exists', msg);
  }
  return { status: 200, body: { ok: true, signed_upload_url: uploadUrl(upload.id) } };
}

async function finalize(
  name: string,
  message: Message,
  { store, caller }: ServiceContext,
): Promise<TwirpAnswer> {
  const claimed = claimedDigest(message);
  if (claimed === undefined) {
    return twirpError('invalid_argument', 'size or hash is missing or malformed');
  }
  const artifact = await store.finalize(caller, name, claimed);
  return typeof artifact === 'string'
    ? twirpError('failed_precondition', artifact)
    : { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
}

/** 64-bit numbers are strings in protobuf's JSON, and a zero is left out. */
function claimedDigest({ size = '0', hash }: Message): BlobDigest | undefined {
  const sha256 = typeof hash === 'string' ? /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1] : undefined;
  if (typeof size !== 'string' || !/^\d{1,15}$/.test(size) || sha256 === undefined)
    return undefined;
  return { size: Number(size), sha256 };
}

/** What the client's own check lets through, and nothing that is a path. */
function isArtifactName(name: string): boolean {
  return /^[^":<>|*?\\/\x00-\x1f]{1,250}$/.test(name) && name !== '.' && name !== '..';
}

function parse(body: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
