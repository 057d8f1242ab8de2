import { violations } from '../rulesets.ts';
import { RestRefusal, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { changedFiles, commitResource } from './commit-resource.ts';
import { repositoryApiUrl, repositoryResource } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

export const getRepository: RestHandler = (call) => {
  const repository = repositoryFor(call, 'metadata');
  const body = repositoryResource(call.state, repository, call.credential);
  return Promise.resolve({ status: 200, body });
};

export const getBranch: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const name = call.params['branch'] ?? '';
  const ref = `refs/heads/${name}`;
  const oid = await resolveCommit(repository, `heads/${name}`);
  if (oid === undefined) throw new RestRefusal(404, 'Branch not found');
  const api = `${repositoryApiUrl(call.state, repository)}/branches/${encodeURI(name)}`;
  // Protected is what binds those who bypass nothing.
  const rules = repository.rules.binding({ kind: 'anonymous' });
  const kinds = ['update', 'force', 'delete'] as const;
  const isProtected = kinds.some((kind) => violations(rules, { ref, kind }).length > 0);
  return {
    status: 200,
    body: {
      name,
      commit: await commitResource(call.state, repository, oid),
      _links: {
        self: api,
        html: `${call.state.url}/${repository.fullName}/tree/${encodeURI(name)}`,
      },
      protected: isProtected,
      protection: {
        enabled: false,
        required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
      },
      protection_url: `${api}/protection`,
    },
  };
};

export const getCommit: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const ref = call.params['ref'] ?? '';
  const oid = await resolveCommit(repository, ref);
  if (oid === undefined) throw new RestRefusal(422, `No commit found for SHA: ${ref}`);
  if (call.media === 'sha') {
    const mediaType = 'application/vnd.github.sha; charset=utf-8';
    return { status: 200, bytes: Buffer.from(oid), mediaType };
  }
  const commit = (await commitResource(call.state, repository, oid)) as {
    readonly parents: readonly { readonly sha: string }[];
  };
  const files = await changedFiles(call.state, repository, commit.parents[0]?.sha, oid);
  const counts = files as readonly { readonly additions: number; readonly deletions: number }[];
  const additions = counts.reduce((sum, file) => sum + file.additions, 0);
  const deletions = counts.reduce((sum, file) => sum + file.deletions, 0);
  const stats = { total: additions + deletions, additions, deletions };
  return { status: 200, body: { ...commit, stats, files } };
};
