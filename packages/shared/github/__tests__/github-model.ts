import { createHash } from 'node:crypto';
import { gitBlobId } from '../git-blob.ts';

/** What goes wrong with one request of a writer, in the order in which it sends them. */
export type WireFault =
  | 'none'
  /** The connection dies before GitHub has seen the request. */
  | 'drop-request'
  /** GitHub did what it was asked, and its answer gets lost. */
  | 'drop-response'
  /** The connection dies, and the request arrives all the same, some time later. */
  | 'late'
  | 'slow'
  /** Something in between sends it twice; the answer is that to the second time. */
  | 'twice'
  | 'conflict'
  | 'limit'
  | 'bad-gateway'
  | 'error-after-apply'
  | 'conflict-after-apply'
  | 'page'
  /** GraphQL’s own “no”, in words that nobody knows. */
  | 'refuse'
  | 'refuse-after-apply'
  /** The commit’s signature is not there yet. */
  | 'unsigned-yet';

export interface ModelCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly files: ReadonlyMap<string, string>;
}

/** A branch of a GitHub in memory that answers the documents of the store, and swaps its head only if it is the expected one. */
export interface GitHubModel {
  /** Oldest first; the first one is not the work of any writer. */
  readonly commits: readonly ModelCommit[];
  /** Somebody pushes a commit on top. */
  push(path: string, edit: (text: string) => string): void;
  /** The wire of one writer. `seen` is told every head that it reads. */
  wire(faults: readonly WireFault[], seen: (oid: string) => void): typeof fetch;
}

interface Body {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface CreateCommitInput {
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body: string };
  readonly fileChanges: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @param turn settles when the scheduler lets the next thing on the network happen */
export function createGitHubModel(
  files: Readonly<Record<string, string>>,
  turn: () => Promise<void>,
): GitHubModel {
  const commits: ModelCommit[] = [];
  const add = (parents: readonly string[], message: string, tree: ReadonlyMap<string, string>) => {
    const id = `${commits.length} ${parents.join()} ${message} ${JSON.stringify([...tree])}`;
    const oid = createHash('sha1').update(id).digest('hex');
    const commit = { oid, parents, message, files: tree };
    commits.push(commit);
    return commit;
  };
  add([], 'first', new Map(Object.entries(files)));
  const tip = (): ModelCommit => {
    const last = commits.at(-1);
    if (last === undefined) throw new Error('no commit');
    return last;
  };

  const blob = (commit: ModelCommit, path: string): { text: string; oid: string } | null => {
    const text = commit.files.get(path);
    return text === undefined ? null : { text, oid: gitBlobId(Buffer.from(text), commit.oid) };
  };
  const node = (commit: ModelCommit, { variables }: Body, signed = true): object => ({
    ...{ oid: commit.oid, url: `https://x.test/${commit.oid}`, message: commit.message },
    parents: { nodes: commit.parents.map((oid) => ({ oid })) },
    signature: signed ? { isValid: true, state: 'VALID' } : null,
    ...Object.fromEntries(
      pathsOf(variables).map((path, index) => {
        const oid = blob(commit, path)?.oid;
        return [`f${index}`, oid === undefined ? null : { oid }];
      }),
    ),
  });
  const read = (commit: ModelCommit, { variables }: Body): object => ({
    oid: commit.oid,
    ...Object.fromEntries(
      pathsOf(variables).map((path, index) => {
        const found = blob(commit, path);
        const object = found && { byteSize: found.text.length, isTruncated: false, ...found };
        return [`f${index}`, found && { mode: 0o100644, type: 'blob', oid: found.oid, object }];
      }),
    ),
  });
  const commit = (body: Body, signed: boolean): object => {
    const input = body.variables['input'] as CreateCommitInput;
    const expected = input.expectedHeadOid;
    const head = tip();
    if (head.oid !== expected) {
      // Both ways in which GitHub says so.
      const early = commits.length % 2 === 0;
      const error = early
        ? { type: 'STALE_DATA', message: 'Expected branch to point to another commit.' }
        : { type: 'FORBIDDEN', message: `is at ${head.oid} but expected ${expected}` };
      return { data: { createCommitOnBranch: null }, errors: [error] };
    }
    const tree = new Map(head.files);
    for (const { path, contents } of input.fileChanges.additions) {
      tree.set(path, Buffer.from(contents, 'base64').toString());
    }
    const { headline, body: rest } = input.message;
    const made = add([expected], `${headline}\n\n${rest}`, tree);
    return { data: { createCommitOnBranch: { commit: node(made, body, signed) } } };
  };
  const execute = (body: Body, seen: (oid: string) => void, signed: boolean): object => {
    const { variables } = body;
    const name = /^\s*(?:query|mutation)\s+(\w+)/.exec(body.query)?.[1] ?? '';
    const inRef = (target: object): object => ({ data: { repository: { ref: target } } });
    switch (name) {
      case 'ReadFiles':
        seen(tip().oid);
        return inRef({ commit: read(tip(), body) });
      case 'CreateCommit':
        return commit(body, signed);
      case 'FindCommit': {
        const nodes = commits.toReversed().map((each) => node(each, body));
        return inRef({ target: { history: { nodes, pageInfo: { hasNextPage: false } } } });
      }
      case 'ReadCommit': {
        const found = commits.find(({ oid }) => oid === variables['oid']);
        return { data: { repository: { object: found === undefined ? null : node(found, body) } } };
      }
      case 'ReadTip': {
        const { oid, message } = tip();
        const author = { name: 'someone', user: null };
        return inRef({ target: { oid, messageHeadline: message.split('\n')[0], author } });
      }
      default:
        throw new Error(`The model does not know ${name}.`);
    }
  };

  const wire: GitHubModel['wire'] = (faults, seen) => {
    const queue = [...faults];
    return async (_, init) => {
      const fault = queue.shift() ?? 'none';
      const body = JSON.parse(init?.body as string) as Body;
      const handle = (): Answer => ({
        status: 200,
        body: JSON.stringify(execute(body, seen, fault !== 'unsigned-yet')),
      });
      const wait = async (turns: number): Promise<void> => {
        for (let left = turns; left > 0; left -= 1) await turn();
      };
      await wait(fault === 'slow' ? 4 : 1);
      if (fault === 'late') {
        void wait(6).then(handle);
        throw new DOMException('late', 'TimeoutError');
      }
      if (fault === 'twice') handle();
      const answer = INSTEAD[fault] ?? handle();
      await wait(fault === 'slow' ? 4 : 1);
      if (fault === 'drop-request' || fault === 'drop-response')
        throw new TypeError('fetch failed');
      return response(AFTERWARDS[fault] ?? answer);
    };
  };

  return {
    commits,
    push: (path, edit) => {
      const head = tip();
      const tree = new Map(head.files).set(path, edit(head.files.get(path) ?? ''));
      add([head.oid], 'push', tree);
    },
    wire,
  };
}

const json = (status: number, value: object, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: JSON.stringify(value),
});
const PAGE = { status: 502, body: '<html>Bad gateway</html>' };
const CONFLICT = json(409, { message: 'Conflict' });
const REFUSED = json(200, { data: null, errors: [{ message: 'No, for reasons of my own.' }] });

/** Answers that came without GitHub having handled the request. */
const INSTEAD: Partial<Record<WireFault, Answer>> = {
  'drop-request': PAGE,
  'bad-gateway': PAGE,
  conflict: CONFLICT,
  limit: json(429, { message: 'slow down' }, { 'retry-after': '2' }),
  refuse: REFUSED,
};

/** Answers in place of the one that GitHub gave. */
const AFTERWARDS: Partial<Record<WireFault, Answer>> = {
  'error-after-apply': json(500, {}),
  'conflict-after-apply': CONFLICT,
  'refuse-after-apply': REFUSED,
  page: { status: 200, body: '<html>Something went wrong</html>' },
};

/** As much of a response as the client looks at; a real one would take turns of its own. */
function response({ status, headers = {}, body }: Answer): Response {
  const ok = status < 300;
  const text = (): Promise<string> => Promise.resolve(body);
  return { status, ok, headers: new Headers(headers), text } as Response;
}

function pathsOf(variables: Body['variables']): readonly string[] {
  const paths: string[] = [];
  for (let index = 0; `p${index}` in variables; index += 1) {
    paths.push(String(variables[`p${index}`]));
  }
  return paths;
}
