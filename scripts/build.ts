import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { actionNames, distOf, rebuildDist } from './bundle.ts';
import { pool } from './pool.ts';
import { seconds } from './setup/progress.ts';

const all = await actionNames();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`✗ No action is called ${unknown.join(', ')}; there are: ${all.join(', ')}.`);
  process.exit(1);
}

await pool(wanted.length > 0 ? wanted : all, async (name) => {
  const startedAt = performance.now();
  try {
    await rebuildDist(name);
    const { size } = await stat(join(distOf(name), 'index.js'));
    const kib = Math.round(size / 1024);
    console.log(`build  ${name}: ${kib} KiB … ${seconds(performance.now() - startedAt)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`✗ ${name} was not built; its dist is as it was.`);
    process.exitCode = 1;
  }
});
