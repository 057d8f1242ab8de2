import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { errorsPage, actionReadmes, type Page } from './generated-pages.ts';
import { vectorsPage } from './vectors-page.ts';
import { validators } from './generated-validators.ts';
import { ROOT } from './setup/paths.ts';

/** `--check`: writes nothing and fails when a page is not up to date. */
const check = process.argv.includes('--check');

const pages: readonly Page[] = [
  ...(await actionReadmes()),
  await errorsPage(),
  await vectorsPage(),
  ...(await validators()),
];
for (const { path, text } of pages) {
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) continue;
  const shown = relative(ROOT, path);
  if (check) {
    console.error(`${shown} is not up to date: run \`npm run docs\` and commit it.`);
    process.exitCode = 1;
  } else {
    await writeFile(path, text);
    console.log(`docs  ${shown} written`);
  }
}
