import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { readPolicyYaml, type YamlPath } from '@gitops-actions/shared/policy/policy-yaml.ts';

/** The line, from 1, of an entry of a policy file (`signing.rules[1]`), or of what is nearest to it. */
export type PolicyLine = (entry: string) => number;

/**
 * Where the entries of a policy stand.
 *
 * @param blob of a file that was read as a policy
 */
export async function policyLines(
  objects: Pick<GitObjects, 'read'>,
  { path, blob }: { readonly path: string; readonly blob: string },
): Promise<PolicyLine> {
  const text = (await objects.read([blob])).get(blob)?.bytes.toString('utf8') ?? '';
  const yaml = readPolicyYaml(text, path);
  return (entry) => Number.parseInt(yaml.position(pathOf(entry)), 10);
}

function pathOf(entry: string): YamlPath {
  return entry
    .split(/[.[]/)
    .map((part) => (/^\d+\]$/.test(part) ? Number.parseInt(part, 10) : part));
}
