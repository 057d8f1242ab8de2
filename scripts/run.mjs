#!/usr/bin/env node
// The one door of every npm script. It runs on any Node from 20 on and with nothing installed:
// it only obtains Node 24 where the machine's is another, and hands over to main.ts under it.
import { fileURLToPath } from 'node:url';
import { obtainNode24 } from './setup/node24.mjs';
import { runUnderParent } from './setup/run-under-parent.mjs';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

try {
  const node = await obtainNode24();
  process.exitCode = await runUnderParent(node, [MAIN, ...process.argv.slice(2)]);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
