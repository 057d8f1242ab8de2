import { NO_OID, moveRef } from '../git/move-ref.ts';
import { isAncestor } from '../pulls/pull-commits.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { violationMessage, violations } from '../rulesets.ts';
import type { RefChange } from '../rulesets.ts';
import { GitFailure, git } from '../git/git-command.ts';
import type { GitHubState, Repository } from '../state.ts';
import type { GitObject } from '../git/object-reader.ts';
import { nodeId } from './account-resource.ts';
import { RestRefusal, notFound, repositoryFor } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { moveRefusals } from './ref-rules.ts';
import { repositoryApiUrl } from './repository-resource.ts';

/** `ref` without `refs/`, e.g. `heads/dev`. */
export const getRef: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const ref = `refs/${call.params['ref'] ?? ''}`;
  const object = isPlain(ref) ? await repository.objects.read(ref) : undefined;
  if (object === undefined) throw notFound();
  return { status: 200, body: refResource(call.state, repository, ref, object) };
};

/** Every ref that begins with `ref`; none is an empty list. */
export const listMatchingRefs: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const prefix = `refs/${call.params['ref'] ?? ''}`;
  const output = await git(repository.gitDir, ['for-each-ref', '--format=%(refname)', 'refs/']);
  const names = output
    .toString('utf8')
    .split('\n')
    .filter((name) => name.startsWith(prefix) && name !== '');
  const body: object[] = [];
  for (const name of names) {
    const object = await repository.objects.read(name);
    if (object !== undefined) body.push(refResource(call.state, repository, name, object));
  }
  return { status: 200, body };
};

/** `POST git/refs`: a branch or a tag at an object that is there already. */
export const createRef: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents', 'write');
  const { ref, sha } = call.body as { readonly ref: string; readonly sha: string };
  if (!/^refs\/[^/]+\/./.test(ref)) {
    throw new RestRefusal(
      422,
      "Reference name must start with 'refs/' and contain at least three components.",
    );
  }
  const isName = await git(repository.gitDir, ['check-ref-format', ref]).then(
    () => true,
    () => false,
  );
  if (!isName) throw new RestRefusal(422, `${ref} is not a valid ref name.`);
  if (!/^[0-9a-f]{40}$/.test(sha)) {
    throw new RestRefusal(422, 'The sha parameter must be exactly 40 characters and hexadecimal.');
  }
  const object = await repository.objects.read(sha);
  const isBranch = ref.startsWith('refs/heads/');
  if (object === undefined || (isBranch && object.type !== 'commit')) {
    throw new RestRefusal(422, 'Object does not exist');
  }
  if ((await repository.objects.read(ref)) !== undefined) throw alreadyThere();
  requireRules(call, repository, { ref, kind: 'create' });
  if (!(await created(repository, ref, sha))) throw alreadyThere();
  const update = { ref, before: NO_OID, after: sha, via: 'api' as const };
  await noteRefUpdate(call.state, repository, call.credential, update);
  return { status: 201, body: refResource(call.state, repository, ref, object) };
};

export const deleteRef: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents', 'write');
  const ref = `refs/${call.params['ref'] ?? ''}`;
  const object = isPlain(ref) ? await repository.objects.read(ref) : undefined;
  if (object === undefined) throw new RestRefusal(422, 'Reference does not exist');
  requireRules(call, repository, { ref, kind: 'delete' });
  if (!(await moveRef(repository, ref, NO_OID, object.oid))) {
    throw new RestRefusal(409, 'Reference cannot be updated');
  }
  const update = { ref, before: object.oid, after: NO_OID, via: 'api' as const };
  await noteRefUpdate(call.state, repository, call.credential, update);
  return { status: 204 };
};

/** `PATCH git/refs`: forward only, unless `force` says otherwise. */
export const updateRef: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents', 'write');
  const ref = `refs/${call.params['ref'] ?? ''}`;
  const { sha, force = false } = call.body as { readonly sha: string; readonly force?: boolean };
  const from = isPlain(ref) ? await repository.objects.read(ref) : undefined;
  if (from === undefined) throw new RestRefusal(422, 'Reference does not exist');
  const to = /^[0-9a-f]{40}$/.test(sha) ? await repository.objects.read(sha) : undefined;
  if (to?.type !== 'commit') throw new RestRefusal(422, 'Object does not exist');
  const isForward = await isAncestor(repository, from.oid, to.oid);
  if (!isForward && !force) throw new RestRefusal(422, 'Update is not a fast forward');
  const refusals = await moveRefusals(call, repository, ref, { from: from.oid, to: to.oid });
  if (refusals.length > 0) throw new RestRefusal(422, violationMessage(refusals));
  if (!(await moveRef(repository, ref, to.oid, from.oid))) {
    throw new RestRefusal(409, 'Reference cannot be updated');
  }
  const update = { ref, before: from.oid, after: to.oid, via: 'api' as const };
  await noteRefUpdate(call.state, repository, call.credential, update);
  return { status: 200, body: refResource(call.state, repository, ref, to) };
};

/** Names that git would read as something else than a name are none. */
function isPlain(ref: string): boolean {
  return !/[\s~^:?*[\\]|\.\.|@\{/.test(ref);
}

function alreadyThere(): RestRefusal {
  return new RestRefusal(422, 'Reference already exists');
}

/** False where somebody was faster. @throws RestRefusal where `a/b` stands in the way of `a`. */
async function created(repository: Repository, ref: string, sha: string): Promise<boolean> {
  try {
    return await moveRef(repository, ref, sha, NO_OID);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    throw new RestRefusal(422, 'Reference update failed');
  }
}

/** @throws RestRefusal 422 with what the rulesets say. */
function requireRules(call: RestCall, repository: Repository, change: RefChange): void {
  const refusals = violations(repository.rules.binding(call.credential), change);
  if (refusals.length > 0) throw new RestRefusal(422, violationMessage(refusals));
}

function refResource(
  state: GitHubState,
  repository: Repository,
  ref: string,
  object: GitObject,
): object {
  const api = repositoryApiUrl(state, repository);
  return {
    ref,
    node_id: nodeId('REF', repository.fullName, ref),
    url: `${api}/git/${encodeURI(ref)}`,
    object: {
      sha: object.oid,
      type: object.type,
      url: `${api}/git/${object.type}s/${object.oid}`,
    },
  };
}
