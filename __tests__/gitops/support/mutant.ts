import { afterAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  readdirSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { registeredRules } from '../../../scripts/gitops/registered-rules.ts';
import { findings } from '../../../scripts/gitops/rule.ts';
import { loadTree, type Tree } from '../../../scripts/gitops/tree.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';

export const EXAMPLE = join(ROOT, 'examples/warehouse-network');

/** An editor of a copy of the example; paths are relative to the repository. */
export interface MutantFiles {
  /** @throws when there is no such file */
  read(path: string): string;
  write(path: string, text: string): void;
  /** The files below a folder, sorted; none when there is no such folder. */
  list(folder: string): readonly string[];
  /** Replaces every place of exactly this text. @throws when there is none: the mutant would be no mutant */
  replace(path: string, from: string, to: string): void;
  /** Deletes a file, and its line in the kustomization beside it when that has one. */
  remove(path: string): void;
}

/** A tree with one control taken away, and the one rule that must say so. */
export type Mutant = { readonly name: string; readonly rule: string } & (
  | { readonly change: (files: MutantFiles) => void }
  /** `to: undefined` deletes the file and its line in the kustomization beside it. */
  | { readonly file: string; readonly from: string; readonly to: string | undefined }
);

const scratch = mkdtempSync(join(tmpdir(), 'gitops-mutants-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The example as `change` leaves it. The copy is there until the test file ends. */
export async function withMutant(change: (files: MutantFiles) => void): Promise<Tree> {
  const root = mkdtempSync(join(scratch, 'tree-'));
  cpSync(EXAMPLE, root, {
    recursive: true,
    filter: (path) => basename(path) !== 'node_modules',
  });
  change(editor(root));
  return loadTree(root);
}

function editor(root: string): MutantFiles {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return {
    read,
    write,
    list: (folder) => {
      if (!existsSync(join(root, folder))) return [];
      const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .sort();
    },
    replace: (path, from, to) => {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`);
      write(path, text.replaceAll(from, to));
    },
    remove: (path) => {
      read(path);
      rmSync(join(root, path));
      const kustomization = join(dirname(path), 'kustomization.yaml');
      try {
        const lines = read(kustomization).split('\n');
        const line = new RegExp(
          `^\\s*- (?:\\./)?${basename(path).replaceAll('.', '\\.')}\\s*(?:#.*)?$`,
        );
        write(kustomization, lines.filter((one) => !line.test(one)).join('\n'));
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
      }
    },
  };
}

function changeOf(mutant: Mutant): (files: MutantFiles) => void {
  if ('change' in mutant) return mutant.change;
  const { file, from, to } = mutant;
  return (files) => {
    if (to === undefined) files.remove(file);
    else files.replace(file, from, to);
  };
}

/** The tests of a table: nothing is found in the example, and each mutant by exactly its rule. */
export function describeMutants(subject: string, mutants: readonly Mutant[]): void {
  describe(subject, () => {
    it('is as the rules want it in the example', async () => {
      const tree = await loadTree(EXAMPLE);
      expect(findings(tree, await registeredRules())).toEqual([]);
    });

    it.each(mutants.map((mutant) => [mutant.name, mutant.rule, mutant] as const))(
      '%s: %s says so, and nothing else does',
      async (_name, rule, mutant) => {
        const tree = await withMutant(changeOf(mutant));
        const found = findings(tree, await registeredRules());
        expect([...new Set(found.map((one) => one.rule))]).toEqual([rule]);
        for (const { file, line } of found) {
          const text = tree.read(file);
          // What was deleted has no line; everything else does.
          if (text !== undefined) expect(line).toBeLessThanOrEqual(text.split('\n').length);
          expect(line).toBeGreaterThan(0);
        }
      },
    );
  });
}
