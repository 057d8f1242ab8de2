import { parseTree } from '../git/object-format.ts';
import type { GitObject } from '../git/object-reader.ts';
import type { GitHubState, Repository } from '../state.ts';
import { RestRefusal, notFound, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { nodeId } from './account-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

/** Up to 1 MB the JSON holds the content, up to 100 MB only `raw` does, beyond that nothing. */
const LARGEST_IN_JSON = 1_048_576;
const LARGEST_RAW = 104_857_600;

/** `GET contents/{path}`: a file as JSON or `raw`, a directory as a list. */
export const getContent: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const path = (call.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
  const ref = call.query.get('ref') ?? repository.defaultBranch;
  const commit = await resolveCommit(repository, ref);
  if (commit === undefined) {
    throw new RestRefusal(404, `No commit found for the ref ${ref}`);
  }
  const object = await repository.objects.read(`${commit}:${path}`);
  if (object === undefined) throw notFound();
  const link = (kind: string, at: string, size: number, entry: GitObject | string): object =>
    entryResource(call.state, repository, { kind, path: at, size, ref, entry });

  if (object.type === 'tree') {
    const entries = await Promise.all(
      parseTree(object.content).map(async (entry) => {
        const at = path === '' ? entry.name : `${path}/${entry.name}`;
        const kind = kindOf(entry.mode);
        const size = kind === 'file' ? await sizeOf(repository, entry.oid) : 0;
        return link(kind, at, size, entry.oid);
      }),
    );
    return { status: 200, body: entries };
  }
  const size = object.content.length;
  if (size > LARGEST_RAW) {
    throw new RestRefusal(403, 'This API returns blobs up to 100 MB in size.');
  }
  if (call.media === 'raw') {
    return {
      status: 200,
      bytes: object.content,
      mediaType: 'application/vnd.github.raw; charset=utf-8',
    };
  }
  const inline = size <= LARGEST_IN_JSON;
  return {
    status: 200,
    body: {
      ...link('file', path, size, object),
      content: inline ? folded(object.content) : '',
      encoding: inline ? 'base64' : 'none',
    },
  };
};

export const getBlob: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const oid = call.params['file_sha'] ?? '';
  if (!/^[0-9a-f]{40}$/.test(oid)) {
    throw new RestRefusal(
      422,
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    );
  }
  const object = await repository.objects.read(oid);
  if (object?.type !== 'blob') throw notFound();
  if (call.media === 'raw') {
    return {
      status: 200,
      bytes: object.content,
      mediaType: 'application/vnd.github.raw; charset=utf-8',
    };
  }
  return {
    status: 200,
    body: {
      sha: oid,
      node_id: nodeId('B', repository.fullName, oid),
      size: object.content.length,
      url: `${repositoryApiUrl(call.state, repository)}/git/blobs/${oid}`,
      content: folded(object.content),
      encoding: 'base64',
    },
  };
};

/** GitHub breaks base64 into lines of 60 characters, with a line break at the end. */
function folded(content: Buffer): string {
  return content.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}

function kindOf(mode: string): string {
  if (mode === '40000') return 'dir';
  if (mode === '160000') return 'submodule';
  return mode === '120000' ? 'symlink' : 'file';
}

async function sizeOf(repository: Repository, oid: string): Promise<number> {
  return (await repository.objects.read(oid))?.content.length ?? 0;
}

function entryResource(
  state: GitHubState,
  repository: Repository,
  entry: {
    readonly kind: string;
    readonly path: string;
    readonly size: number;
    readonly ref: string;
    readonly entry: GitObject | string;
  },
): object {
  const sha = typeof entry.entry === 'string' ? entry.entry : entry.entry.oid;
  const api = repositoryApiUrl(state, repository);
  const path = encodeURI(entry.path);
  const ref = encodeURIComponent(entry.ref);
  const isDirectory = entry.kind === 'dir';
  const self = `${api}/contents/${path}?ref=${ref}`;
  const gitUrl = `${api}/git/${isDirectory ? 'trees' : 'blobs'}/${sha}`;
  const page = `${state.url}/${repository.fullName}`;
  const html = `${page}/${isDirectory ? 'tree' : 'blob'}/${ref}/${path}`;
  return {
    type: entry.kind,
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha,
    size: entry.size,
    url: self,
    html_url: html,
    git_url: gitUrl,
    download_url: isDirectory ? null : `${page}/raw/${ref}/${path}`,
    _links: { self, git: gitUrl, html },
  };
}
