import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { access } from '../identity/credentials.ts';
import type { Credential } from '../identity/credentials.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { findRepository } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { runHttpBackend } from './http-backend.ts';
import { knownKeys } from './known-keys.ts';
import { hookEnvironment } from './push-hooks.ts';

export interface GitRequest {
  readonly owner: string;
  readonly name: string;
  readonly action: 'git-receive-pack' | 'git-upload-pack' | 'info/refs';
  readonly service: string;
}

/** Only smart HTTP, as GitHub: `/owner/name[.git]/info/refs?service=…` and the two services. */
export function parseGitRequest(url: URL): GitRequest | undefined {
  const match =
    /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-(?:upload|receive)-pack)$/.exec(
      url.pathname,
    );
  if (match === null) return undefined;
  const [, owner = '', name = '', action = ''] = match;
  const service = action === 'info/refs' ? (url.searchParams.get('service') ?? '') : action;
  return { owner, name, action: action as GitRequest['action'], service };
}

/** Answers a git client. Gives the HTTP status. */
export async function answerGit(
  state: GitHubState,
  root: string,
  wanted: GitRequest,
  credential: Credential,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const writes = wanted.service === 'git-receive-pack';
  if (!writes && wanted.service !== 'git-upload-pack') {
    return refuse(response, 403, 'Please upgrade your git client.');
  }
  const repository = findRepository(state, wanted.owner, wanted.name);
  const verdict =
    repository === undefined
      ? 'hidden'
      : access(credential, repository, 'contents', writes ? 'write' : 'read');
  if (repository === undefined || verdict !== 'allowed') {
    if (credential.kind === 'anonymous') {
      response.setHeader('www-authenticate', 'Basic realm="GitHub"');
      return refuse(response, 401, 'Authentication required.');
    }
    // Who may not read its contents is not told that a private repository exists.
    const readable =
      repository !== undefined && access(credential, repository, 'contents', 'read') === 'allowed';
    return readable
      ? refuse(response, 403, 'Write access to repository not granted.')
      : refuse(response, 404, 'Repository not found.');
  }
  const login = 'actor' in credential ? credential.actor.login : '';
  const pushLog = join(root, `push-${randomUUID()}.log`);
  const status = await runHttpBackend(
    {
      projectRoot: root,
      pathInfo: `/${repository.fullName}.git/${wanted.action}`,
      query: wanted.action === 'info/refs' ? `service=${wanted.service}` : '',
      user: login,
      environment: hookEnvironment({
        rules: repository.rules.binding(credential),
        keys: knownKeys(state),
        repositoryUrl: `${state.url}/${repository.fullName}`,
        mayWriteWorkflows: mayWriteWorkflows(credential),
        pushLog,
      }),
    },
    request,
    response,
  );
  if (wanted.action === 'git-receive-pack') {
    await notePush(state, repository, credential, pushLog);
  }
  // Last, so that whoever has seen a push end finds it in refUpdates.
  response.end();
  return status;
}

/** A person's token may; an App needs the permission, which `permissions:` of a workflow cannot grant. */
export function mayWriteWorkflows(credential: Credential): boolean {
  if (credential.kind === 'installation') return credential.permissions['workflows'] === 'write';
  return credential.kind === 'person';
}

async function notePush(
  state: GitHubState,
  repository: Repository,
  credential: Credential,
  pushLog: string,
): Promise<void> {
  const text = await readFile(pushLog, 'utf8').catch(() => '');
  await rm(pushLog, { force: true });
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [before = '', after = '', ref = ''] = line.split(' ');
    await noteRefUpdate(state, repository, credential, { ref, before, after, via: 'git' });
  }
}

function refuse(response: ServerResponse, status: number, message: string): number {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
  return status;
}
