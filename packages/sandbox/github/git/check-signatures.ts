/**
 * Run by the pre-receive hook: prints what `required_signatures` says against the commits that
 * `git rev-list <arguments>` gives, and nothing if all are verified.
 */
import { execFileSync } from 'node:child_process';
import { judgeSignature } from '../identity/signature-verdict.ts';
import { unverifiedMessage } from '../identity/verified-commits.ts';
import { webFlowVerifier } from '../identity/web-flow.ts';
import { signingKeys } from './known-keys.ts';
import type { KnownKeys } from './known-keys.ts';
import { parseCommit } from './object-format.ts';

// The objects are still in quarantine: git finds them through the hook's environment.
const git = (...args: string[]): Buffer => execFileSync('git', args, { maxBuffer: 1 << 28 });

const known = JSON.parse(process.env['SANDBOX_KEYS'] ?? '') as KnownKeys;
const webFlow = await webFlowVerifier(known.webFlow);
const keys = signingKeys(known);
const bad: string[] = [];
const oids = git('rev-list', ...process.argv.slice(2))
  .toString('latin1')
  .split('\n')
  .slice(0, -1);
for (const oid of oids) {
  const commit = parseCommit(git('cat-file', 'commit', oid));
  if (!(await judgeSignature(commit, webFlow, keys)).verified) bad.push(oid);
}
if (bad.length > 0) process.stdout.write(unverifiedMessage(bad));
