import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const MODULE = join(import.meta.dirname, '..', 'src', 'young-generation.ts');

/** Bytes of the young generation of a process through which much has streamed. */
function grown(first: string): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    ${first}
    let held = [];
    for (let index = 0; index < 2e6; index += 1) {
      held.push({ index, text: 'x' + index });
      if (held.length > 2e4) held = [];
    }
    const spaces = getHeapSpaceStatistics();
    console.log(spaces.find(({ space_name: name }) => name === 'new_space').space_size);`;
  const args = ['--input-type=module', '--eval', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

it('does not grow with what streams through it', () => {
  const small = grown(`(await import(${JSON.stringify(MODULE)})).keepYoungGenerationSmall();`);
  expect(small).toBeGreaterThan(0);
  expect(grown('')).toBeGreaterThan(4 * small);
});
