import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import {
  copyOf,
  createTemplate,
  verdictOver,
  type HostileClone,
  type Template,
} from './hostile-clone.ts';
import { GIT } from './judge-repository.ts';

const scratch = temporaryDirectory();

let template: Template;
let clean: object;

beforeAll(async () => {
  template = createTemplate(scratch.path);
  clean = await verdictOver(template.dir, template.head);
  expect(clean).toMatchObject({ code: 'E_SIG_BAD', failures: { total: 3 } });
});

afterAll(() => {
  scratch.remove();
});

function write(path: string, content: string | Buffer): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Shape {
  readonly name: string;
  /** Gives the environment that belongs to it. */
  readonly shape: (clone: HostileClone) => Readonly<Record<string, string>> | undefined;
  /** Git itself is taken in: it no longer lists the commits that are there. */
  readonly deceives?: true;
}

const moveObjects = ({ gitDir, place }: HostileClone, ...ways: readonly string[]): undefined => {
  let from = join(gitDir, 'objects');
  renameSync(from, join(place, 'moved'));
  for (const way of [...ways, 'moved']) {
    write(join(from, 'info', 'alternates'), `${join(place, way)}\n`);
    from = join(place, way);
  }
};

const DECEPTIONS: readonly Shape[] = [
  {
    name: 'a replace ref',
    shape({ git }) {
      git(['replace', template.head, template.merge]);
      return undefined;
    },
    deceives: true,
  },
  {
    name: 'replace refs of another place',
    shape({ git }) {
      git(['update-ref', `refs/evil/${template.head}`, template.merge]);
      return { GIT_REPLACE_REF_BASE: 'refs/evil/' };
    },
    deceives: true,
  },
  {
    name: 'a graft',
    shape({ gitDir }) {
      write(join(gitDir, 'info', 'grafts'), `${template.head} ${template.merge}\n`);
      return undefined;
    },
    deceives: true,
  },
  {
    name: 'a graft in a file of another place',
    shape({ place }) {
      const file = join(place, 'grafts');
      return { GIT_GRAFT_FILE: write(file, `${template.head} ${template.merge}\n`) };
    },
    deceives: true,
  },
  {
    name: 'a commit graph that lies',
    shape({ git, gitDir }) {
      git(['commit-graph', 'write', '--reachable']);
      const file = join(gitDir, 'objects', 'info', 'commit-graph');
      const graph = readFileSync(file);
      rmSync(file);
      write(file, withParent(graph, template.head, template.merge));
      return undefined;
    },
    deceives: true,
  },
];

/** A commit graph in which a commit has another only parent (gitformat-commit-graph). */
function withParent(graph: Buffer, commit: string, parent: string): Buffer {
  const chunk = (name: string): number => {
    for (let at = 8; at < graph.length; at += 12) {
      if (graph.toString('latin1', at, at + 4) === name)
        return Number(graph.readBigUInt64BE(at + 4));
    }
    throw new Error(`no chunk ${name}`);
  };
  const names = chunk('OIDL');
  const position = (oid: string): number => (graph.indexOf(oid, names, 'hex') - names) / 20;
  const changed = Buffer.from(graph);
  changed.writeUInt32BE(position(parent), chunk('CDAT') + position(commit) * 36 + 20);
  const body = changed.subarray(0, -20);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

const STORES: readonly Shape[] = [
  {
    name: 'its objects elsewhere',
    shape: (clone) => {
      moveObjects(clone);
    },
  },
  {
    name: 'its objects two steps away',
    shape: (clone) => {
      moveObjects(clone, 'between');
    },
  },
  {
    name: 'alternates that lead to nothing, and in a circle',
    shape({ gitDir, place }) {
      const objects = join(gitDir, 'objects');
      const lines = ['/nowhere', objects, '../objects', join(place, 'circle'), '"\\n'];
      write(join(objects, 'info', 'alternates'), `${lines.join('\n')}\n`);
      write(join(place, 'circle', 'info', 'alternates'), `${objects}\n`);
      return undefined;
    },
  },
  {
    name: 'one pack, a bitmap, a multi-pack index and a commit graph',
    shape({ git }) {
      git(['repack', '-adq', '--write-bitmap-index']);
      git(['multi-pack-index', 'write']);
      git(['commit-graph', 'write', '--reachable']);
      git(['pack-refs', '--all']);
      return undefined;
    },
  },
  {
    name: 'a `.git` file that points elsewhere',
    shape({ dir, gitDir, place }) {
      renameSync(gitDir, join(place, 'real.git'));
      write(join(dir, '.git'), `gitdir: ${join(place, 'real.git')}\n`);
      return undefined;
    },
  },
  {
    name: 'a bare repository in the work tree’s place',
    shape({ dir, gitDir, place }) {
      renameSync(gitDir, join(place, 'real.git'));
      rmSync(dir, { recursive: true });
      renameSync(join(place, 'real.git'), dir);
      return undefined;
    },
  },
  {
    name: 'settings that bend what git says',
    shape({ config }) {
      for (const setting of [
        ...[
          'core.bare true',
          'core.worktree /nowhere',
          'core.ignoreCase true',
          'core.commitGraph true',
        ],
        ...[
          'core.abbrev 4',
          'core.quotePath true',
          'core.useReplaceRefs true',
          'core.warnAmbiguousRefs 0',
        ],
        ...['diff.renames copies', 'diff.ignoreSubmodules all', 'diff.orderFile /nowhere'],
        ...['merge.renames false', 'merge.renameLimit 1', 'merge.conflictStyle diff3'],
        ...['merge.directoryRenames true', 'merge.default evil', 'log.showSignature true'],
        ...['i18n.commitEncoding UTF-16', 'transfer.hideRefs refs', 'color.ui always'],
      ]) {
        const [key = '', value = ''] = setting.split(' ');
        config(key, value);
      }
      return undefined;
    },
  },
  ...(
    [
      ['GIT_DIR', '/nowhere'],
      ['GIT_COMMON_DIR', '/nowhere'],
      ['GIT_WORK_TREE', '/nowhere'],
      ['GIT_OBJECT_DIRECTORY', '/nowhere'],
      ['GIT_ALTERNATE_OBJECT_DIRECTORIES', '/nowhere'],
      ['GIT_INDEX_FILE', '/nowhere'],
      ['GIT_NAMESPACE', 'evil'],
      ['GIT_DEFAULT_HASH', 'sha256'],
      ['GIT_ICASE_PATHSPECS', '1'],
      ['GIT_GLOB_PATHSPECS', '1'],
      ['GIT_ATTR_SOURCE', 'HEAD'],
      ['GIT_NO_REPLACE_OBJECTS', ''],
      ['GIT_CEILING_DIRECTORIES', '/'],
      ['GIT_TEST_ASSUME_DIFFERENT_OWNER', '1'],
      ['GIT_SHALLOW_FILE', '/dev/null'],
    ] as const
  ).map(([name, value]) => ({
    name: `${name}=${value}`,
    shape: () => ({ [name]: value }),
  })),
];

describe('every commit is judged, and by nothing but what it is, in a clone with', () => {
  it.each([...DECEPTIONS, ...STORES])('$name', async ({ shape, deceives }) => {
    const clone = copyOf(template);
    const env = shape(clone) ?? {};
    expect(await verdictOver(clone.dir, template.head, env)).toEqual(clean);
    if (deceives !== true) return;
    const { stdout } = clone.git(['rev-list', template.head], '', env);
    expect(stdout.split('\n').length).toBeLessThan(
      template.git(['rev-list', template.head]).split('\n').length,
    );
  });

  it('an awkward name', async () => {
    const clone = copyOf(template, '#a "b"; $(touch x) :c');
    expect(await verdictOver(clone.dir, template.head)).toEqual(clean);
  });

  it('linked work trees', async () => {
    const clone = copyOf(template);
    const tree = join(clone.place, 'linked');
    clone.git(['worktree', 'add', '--detach', tree, template.merge]);
    expect(existsSync(join(tree, '.git'))).toBe(true);
    expect(await verdictOver(tree, template.head)).toEqual(clean);
  });

  it('another owner', async () => {
    const clone = copyOf(template);
    const git = join(clone.place, 'git');
    // Git's own test hook: the directory then counts as somebody else's.
    const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${GIT} "$@"\n`;
    writeFileSync(git, script, { mode: 0o755 });
    expect(await verdictOver(clone.dir, template.head, {}, { git })).toEqual(clean);
  });

  it('traces asked for: none is written', async () => {
    const clone = copyOf(template);
    const traces = ['TRACE', 'TRACE2', 'TRACE2_EVENT', 'TRACE_SETUP', 'TRACE_PACKET', 'TRACE_CURL'];
    const env = traces.map((name) => [`GIT_${name}`, join(clone.place, name)] as const);
    const before = readdirSync(clone.place);
    expect(await verdictOver(clone.dir, template.head, Object.fromEntries(env))).toEqual(clean);
    expect(readdirSync(clone.place)).toEqual(before);
  });

  it('itself left as it was', async () => {
    const clone = copyOf(template);
    const list = (): readonly string[] =>
      readdirSync(clone.dir, { recursive: true }).map(String).sort();
    const before = list();
    await verdictOver(clone.dir, template.head);
    expect(list()).toEqual(before);
  });

  it('a shallow file that somebody wrote: it is no clone to judge', async () => {
    const clone = copyOf(template);
    write(join(clone.gitDir, 'shallow'), `${template.head}\n`);
    const judged = verdictOver(clone.dir, template.head);
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_SHALLOW' });
  });
});
