import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from '../setup/child.ts';
import { CATALOGUE } from '../setup/catalogue.ts';
import { ROOT } from '../setup/paths.ts';
import { toolPath } from '../setup/tools.ts';

/** A Go module and the sum of its files, as in a go.sum: it is read, not built. */
interface Module {
  readonly path: string;
  readonly version: string;
  readonly sum: string;
}

const KUBERNETES: Module = {
  path: 'k8s.io/kubernetes',
  version: `v${CATALOGUE.kubernetes.version}`,
  sum: 'h1:Mt7NKigaZ2KmOmCLhX81lGlH9JU5wjXnYhXnxAun9XA=',
};
/** Google’s managed collection; a cluster has it from GKE, so it is not among tools/crds. */
const MANAGED_PROMETHEUS: Module = {
  path: 'github.com/GoogleCloudPlatform/prometheus-engine',
  version: 'v0.17.2',
  sum: 'h1:b4Sau/04Xn0wqGyGABUzLVOSlM7BxsZHbcYEXP3EDeg=',
};

/** Kubernetes’ own description of its kinds: swagger 2.0, JSON. */
export async function kubernetesDescription(): Promise<string> {
  return readFile(join(await folderOf(KUBERNETES), 'api/openapi-spec/swagger.json'), 'utf8');
}

/** All definitions of custom kinds: tools/crds, Google’s managed collection, and those that we keep. */
export async function customDefinitions(): Promise<string> {
  const folders = [
    join(await folderOf(MANAGED_PROMETHEUS), 'charts/operator/crds'),
    join(ROOT, 'tools/kubeconform/definitions'),
  ];
  const texts = [await readFile(toolPath('crds'), 'utf8')];
  for (const folder of folders) {
    for (const file of (await readdir(folder)).sort()) {
      texts.push(await readFile(join(folder, file), 'utf8'));
    }
  }
  return texts.map((text) => `---\n${text}\n`).join('');
}

/** Where Go keeps a module, once its sum is the pinned one. */
async function folderOf({ path, version, sum }: Module): Promise<string> {
  const args = ['mod', 'download', '-json', `${path}@${version}`];
  const end = await runChild('go', args, { cwd: tmpdir() });
  if (end.exitCode !== 0) throw new Error(`go ${args.join(' ')}: ${end.stderr || end.stdout}`);
  const module = JSON.parse(end.stdout) as { readonly Dir: string; readonly Sum: string };
  if (module.Sum === sum) return module.Dir;
  throw new Error(`${path}@${version} has the sum ${module.Sum}, not the pinned ${sum}.`);
}
