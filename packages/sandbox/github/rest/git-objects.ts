import { git } from '../git/git-command.ts';
import { parseCommit, parsePerson } from '../git/object-format.ts';
import { judgeSignature } from '../identity/signature-verdict.ts';
import { nodeId } from './account-resource.ts';
import { notFound, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { seconds, verificationOf } from './commit-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

/** `GET git/tags/{tag_sha}`: an annotated tag by its own id. */
export const getTag: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const oid = call.params['tag_sha'] ?? '';
  const object = /^[0-9a-f]{40}$/.test(oid) ? await repository.objects.read(oid) : undefined;
  if (object?.type !== 'tag') throw notFound();
  const text = object.content.toString('utf8');
  const end = text.indexOf('\n\n');
  const head = text.slice(0, end);
  const value = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  // A signature of git's stands at the end of the message, and what is signed is all before it.
  const message = text.slice(end + 2);
  const begins = /^-----BEGIN (?:PGP|SSH) SIGNATURE-----$/m.exec(message)?.index;
  const tagger = parsePerson(value('tagger'));
  const verdict = await judgeSignature(
    {
      signature: begins === undefined ? undefined : message.slice(begins),
      payload: Buffer.from(
        begins === undefined ? text : text.slice(0, text.length - message.length + begins),
      ),
      committer: tagger,
    },
    call.state.webFlow,
    call.state,
  );
  const api = repositoryApiUrl(call.state, repository);
  const target = value('object');
  const type = value('type');
  return {
    status: 200,
    body: {
      node_id: nodeId('TAG', repository.fullName, oid),
      tag: value('tag'),
      sha: oid,
      url: `${api}/git/tags/${oid}`,
      message,
      tagger: { name: tagger.name, email: tagger.email, date: seconds(tagger.time) },
      object: { sha: target, type, url: `${api}/git/${type}s/${target}` },
      verification: {
        verified: verdict.verified,
        reason: verdict.reason,
        signature: begins === undefined ? null : message.slice(begins),
        payload: begins === undefined ? null : text.slice(0, end + 2 + begins),
        verified_at: verdict.verified ? seconds(tagger.time) : null,
      },
    },
  };
};

/** `GET git/commits/{commit_sha}`: the commit as git has it, by its full id. */
export const getGitCommit: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const oid = call.params['commit_sha'] ?? '';
  const object = /^[0-9a-f]{40}$/.test(oid) ? await repository.objects.read(oid) : undefined;
  if (object?.type !== 'commit') throw notFound();
  const commit = parseCommit(object.content);
  const verdict = await judgeSignature(commit, call.state.webFlow, call.state);
  const api = `${repositoryApiUrl(call.state, repository)}/git`;
  const page = `${call.state.url}/${repository.fullName}/commit`;
  const person = ({ name, email, time }: typeof commit.author): object => ({
    name,
    email,
    date: seconds(time),
  });
  return {
    status: 200,
    body: {
      sha: oid,
      node_id: nodeId('C', repository.fullName, oid),
      url: `${api}/commits/${oid}`,
      html_url: `${page}/${oid}`,
      author: person(commit.author),
      committer: person(commit.committer),
      tree: { sha: commit.tree, url: `${api}/trees/${commit.tree}` },
      message: commit.message,
      parents: commit.parents.map((parent) => ({
        sha: parent,
        url: `${api}/commits/${parent}`,
        html_url: `${page}/${parent}`,
      })),
      verification: verificationOf(commit, verdict),
    },
  };
};

/** `GET git/trees/{tree_sha}`: of a tree, a commit or a branch; `recursive`, whatever its value, for all below. */
export const getTree: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents');
  const name = call.params['tree_sha'] ?? '';
  const commit = await resolveCommit(repository, name);
  const wanted = commit ?? (/^[0-9a-f]{40}$/.test(name) ? name : '');
  const tree = wanted === '' ? undefined : await repository.objects.read(`${wanted}^{tree}`);
  if (tree === undefined) throw notFound();
  const recursive = call.query.has('recursive') ? ['-r', '-t'] : [];
  const args = ['ls-tree', '-z', '-l', '--full-tree', ...recursive, tree.oid];
  const output = (await git(repository.gitDir, args)).toString('utf8');
  const api = `${repositoryApiUrl(call.state, repository)}/git`;
  const entries = output.split('\0').filter((line) => line !== '');
  return {
    status: 200,
    body: {
      sha: tree.oid,
      url: `${api}/trees/${tree.oid}`,
      truncated: false,
      tree: entries.map((line) => {
        const [meta = '', path = ''] = line.split('\t');
        const [mode = '', type = '', sha = '', size = '-'] = meta.split(/ +/);
        return {
          path,
          mode,
          type,
          sha,
          ...(size === '-' ? {} : { size: Number(size) }),
          ...(type === 'commit' ? {} : { url: `${api}/${type}s/${sha}` }),
        };
      }),
    },
  };
};
