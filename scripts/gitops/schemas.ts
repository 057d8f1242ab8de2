import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureTools } from '../setup/tools.ts';
import { withComponents } from './components.ts';
import { KindSchemas, schemaFile, type Kind } from './kind-schemas.ts';
import { customDefinitions, kubernetesDescription } from './schema-sources.ts';
import { SCHEMAS } from './schemas-folder.ts';
import { loadTree } from './tree.ts';

/**
 * Writes the schema of every kind that a repository’s tree and its components render: built-in ones
 * from the Kubernetes that tools/kubernetes builds, custom ones from their definitions.
 */
export async function writeSchemas(
  repository: string,
  say: (line: string) => void,
): Promise<number> {
  await ensureTools(['crds']);
  const schemas = new KindSchemas(await kubernetesDescription(), await customDefinitions());
  const tree = await loadTree(repository);
  const rendered = [
    ...tree.objects(),
    ...(await withComponents(tree)).flatMap(({ objects }) => objects),
  ];
  const kinds = new Map<string, Kind>(rendered.map(({ object }) => [schemaFile(object), object]));
  await rm(SCHEMAS, { recursive: true, force: true });
  let unknown = 0;
  for (const [file, kind] of [...kinds].sort()) {
    const schema = schemas.schemaOf(kind);
    if (schema === undefined) {
      unknown += 1;
      say(
        `✗ ${kind.apiVersion} ${kind.kind} is in neither: correct it, or add its module to tools/crds.`,
      );
      continue;
    }
    await mkdir(dirname(join(SCHEMAS, file)), { recursive: true });
    await writeFile(join(SCHEMAS, file), `${schema}\n`);
  }
  say(`${kinds.size - unknown} schemas in tools/kubeconform/schemas`);
  return unknown === 0 ? 0 : 1;
}
