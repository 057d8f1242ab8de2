import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { prometheusRules } from '../../../scripts/gitops/alerts.ts';
import type { Tree } from '../../../scripts/gitops/tree.ts';
import { runChild } from '../../../scripts/setup/child.ts';
import { toolPath } from '../../../scripts/setup/tools.ts';

/** The groups of all PrometheusRules of a tree, as a rule file of Prometheus; of some alerts only. */
export function ruleFile(tree: Tree, only?: readonly string[]): string {
  const groups = prometheusRules(tree).flatMap(({ object }) => {
    const spec = object['spec'] as { readonly groups: readonly Group[] };
    return spec.groups.map((group) => ({
      ...group,
      rules: group.rules.filter(({ alert }) => only?.includes(alert) ?? true),
    }));
  });
  return stringify({ groups: groups.filter(({ rules }) => rules.length > 0) });
}

interface Group {
  readonly rules: readonly { readonly alert: string }[];
}

/** Runs promtool in a folder that holds the files, and nothing else. */
export async function promtool(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-promtool-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { exitCode, stdout, stderr } = await runChild(toolPath('promtool'), args, {
      cwd: folder,
      env: { PATH: '/nonexistent', HOME: folder },
    });
    return { exitCode, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
