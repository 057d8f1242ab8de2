import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../../action/action-error.ts';
import type { GitHub } from '../client.ts';
import { gitBlobId } from '../git-blob.ts';
import { HttpFailure } from '../http-failure.ts';
import { readFilesAt } from '../read-file.ts';

const HEAD = 'c'.repeat(40);
const AT = { owner: 'a', repo: 'b', ref: 'refs/heads/dev' };

interface Stored {
  readonly bytes: Buffer;
  readonly text?: string | null;
  readonly truncated?: boolean;
  readonly blob?: Buffer;
}

function fake(
  files: Readonly<Record<string, Stored>>,
  atDefault?: Readonly<Record<string, Stored>>,
): { github: GitHub; rest: string[] } {
  const rest: string[] = [];
  const oid = (bytes: Buffer): string => gitBlobId(bytes, HEAD);
  const github: GitHub = {
    graphql: <T>(_: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
      const node = (
        head: string,
        letter: string,
        variable: string,
        stored: Readonly<Record<string, Stored>>,
      ): Record<string, unknown> => {
        const commit: Record<string, unknown> = { oid: head };
        for (let index = 0; `${variable}${index}` in variables; index += 1) {
          const file = stored[String(variables[`${variable}${index}`])];
          commit[`${letter}${index}`] =
            file === undefined
              ? null
              : {
                  ...{ mode: 0o100644, type: 'blob', oid: oid(file.bytes) },
                  object: {
                    byteSize: file.bytes.length,
                    isTruncated: file.truncated ?? false,
                    text: file.text === undefined ? file.bytes.toString() : file.text,
                  },
                };
        }
        return commit;
      };
      const trusted =
        atDefault === undefined ? null : { commit: node('d'.repeat(40), 't', 'd', atDefault) };
      return Promise.resolve({
        repository: { ref: { commit: node(HEAD, 'f', 'p', files) }, trusted },
      } as T);
    },
    rest: <T>(_: string, __: string, params?: Readonly<Record<string, unknown>>): Promise<T> => {
      const wanted = String(params?.['sha']);
      rest.push(wanted);
      const all = [...Object.values(files), ...Object.values(atDefault ?? {})];
      const file = all.find(({ bytes }) => oid(bytes) === wanted);
      const content = (file?.blob ?? file?.bytes ?? Buffer.of()).toString('base64');
      return Promise.resolve({ content, encoding: 'base64' } as T);
    },
    mutate: () => Promise.reject(new Error('unused')),
    requests: () => 0,
  };
  return { github, rest };
}

describe('a thousand files', () => {
  it('are read in a few requests, all of them at the commit of the first', async () => {
    const paths = Array.from({ length: 1_000 }, (_, index) => `d${index}/k`);
    const stored = paths.map((path): [string, Stored] => [path, { bytes: Buffer.from(path) }]);
    const { github } = fake(Object.fromEntries(stored));
    const asked: unknown[] = [];
    const counting: GitHub = {
      ...github,
      graphql: (query, variables) => {
        asked.push(variables['ref'] ?? variables['oid']);
        return github.graphql(query, variables);
      },
    };
    const { headOid, files } = await readFilesAt(counting, AT, { paths });
    expect(asked).toEqual(['refs/heads/dev', HEAD, HEAD]);
    expect([headOid, files.size]).toEqual([HEAD, 1_000]);
    expect(paths.every((path) => files.get(path)?.bytes.toString() === path)).toBe(true);
  });
});

describe('a file at a commit', () => {
  it('is read with its head in one request', async () => {
    const bytes = Buffer.from('\uFEFFa: é\r\n');
    const { github, rest } = fake({ k: { bytes } });
    const { headOid, files } = await readFilesAt(github, AT, { paths: ['k'] });
    expect(headOid).toBe(HEAD);
    expect(files.get('k')).toEqual({ mode: '100644', blobOid: gitBlobId(bytes, HEAD), bytes });
    expect(rest).toEqual([]);
  });

  it.each<[string, Stored]>([
    ['was cut', { bytes: Buffer.from('abc'), text: 'ab', truncated: true }],
    ['was cut silently', { bytes: Buffer.from('abc'), text: 'ab' }],
    ['is binary', { bytes: Buffer.from([0, 255, 1]), text: null }],
    ['is not UTF-8', { bytes: Buffer.from([97, 255]) }],
  ])('is read through REST when the text %s', async (_, stored) => {
    const { github, rest } = fake({ k: stored });
    const file = (await readFilesAt(github, AT, { paths: ['k'] })).files.get('k');
    expect(file && Buffer.from(file.bytes).equals(stored.bytes)).toBe(true);
    expect(rest).toHaveLength(1);
  });

  it('is refused when REST lies too', async () => {
    const { github } = fake({
      k: { bytes: Buffer.from('abc'), text: 'ab', blob: Buffer.from('abx') },
    });
    await expect(readFilesAt(github, AT, { paths: ['k'] })).rejects.toMatchObject({
      code: 'E_BLOB_MISMATCH',
    });
  });

  it('is absent when there is none', async () => {
    expect((await readFilesAt(fake({}).github, AT, { paths: ['k'] })).files.size).toBe(0);
  });

  it('needs its repository', async () => {
    const refusing = (path: readonly string[]): GitHub => ({
      ...fake({}).github,
      graphql: () => {
        const failure = new HttpFailure(200, '', [{ type: 'NOT_FOUND', message: 'No.', path }]);
        return Promise.reject(new ActionError('E_GITHUB', 'No.', { cause: failure }));
      },
    });
    await expect(readFilesAt(refusing(['repository']), AT, { paths: [] })).rejects.toMatchObject({
      code: 'E_BRANCH_GONE',
    });
    await expect(readFilesAt(refusing(['viewer']), AT, { paths: [] })).rejects.toMatchObject({
      code: 'E_GITHUB',
    });
  });

  it('needs its branch', async () => {
    const { github } = fake({});
    const gone = {
      ...github,
      graphql: <T>() => Promise.resolve({ repository: { ref: null } } as T),
    };
    const run = readFilesAt(gone, AT, { paths: [] });
    await expect(run).rejects.toBeInstanceOf(ActionError);
    await expect(run).rejects.toMatchObject({ code: 'E_BRANCH_GONE' });
  });
});

describe('files of the default branch', () => {
  const here = { k: { bytes: Buffer.from('here') }, policy: { bytes: Buffer.from('mine') } };

  it('come with the same request, and never from the branch that is read', async () => {
    const { github, rest } = fake(here, { policy: { bytes: Buffer.from('theirs') } });
    let queries = 0;
    const counting: GitHub = {
      ...github,
      graphql: (query, variables) => {
        queries += 1;
        return github.graphql(query, variables);
      },
    };
    const { headOid, files, trusted } = await readFilesAt(counting, AT, {
      paths: ['k'],
      trusted: ['policy', 'x'],
    });
    expect([headOid, queries, rest]).toEqual([HEAD, 1, []]);
    expect([...files.keys()]).toEqual(['k']);
    expect([...(trusted?.keys() ?? [])]).toEqual(['policy']);
    expect(String(trusted?.get('policy')?.bytes)).toBe('theirs');
  });

  it('are proven by their id as all others, and read through REST when the text was cut', async () => {
    const cut = { policy: { bytes: Buffer.from('abc'), text: 'ab' } };
    const { github, rest } = fake(here, cut);
    const { trusted } = await readFilesAt(github, AT, { paths: ['k'], trusted: ['policy'] });
    expect([String(trusted?.get('policy')?.bytes), rest.length]).toEqual(['abc', 1]);
    const lying = fake(here, { policy: { ...cut.policy, blob: Buffer.from('abx') } });
    await expect(
      readFilesAt(lying.github, AT, { paths: ['k'], trusted: ['policy'] }),
    ).rejects.toMatchObject({
      code: 'E_BLOB_MISMATCH',
    });
  });

  it('are none in a repository without one, and not there when nobody asked', async () => {
    expect(
      (await readFilesAt(fake(here).github, AT, { paths: ['k'], trusted: ['policy'] })).trusted
        ?.size,
    ).toBe(0);
    expect(
      (await readFilesAt(fake(here, here).github, AT, { paths: ['k'] })).trusted,
    ).toBeUndefined();
  });
});
