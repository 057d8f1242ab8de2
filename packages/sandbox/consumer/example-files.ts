import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLE = fileURLToPath(new URL('../../../examples/warehouse-network/', import.meta.url));

/** Every file of the example by its path. */
export async function readExample(): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(EXAMPLE, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(async (entry): Promise<[string, string]> => {
      const file = join(entry.parentPath, entry.name);
      return [relative(EXAMPLE, file), await readFile(file, 'utf8')];
    }),
  );
  return Object.fromEntries(contents.filter(([path]) => !path.includes('node_modules/')));
}
