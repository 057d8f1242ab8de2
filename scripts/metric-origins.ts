import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './setup/paths.ts';

interface Origin {
  readonly name: string;
  /** A Go module and its version; none where there is no source to look into. */
  readonly module?: string;
  readonly file?: string;
  /** What the source puts before each name. */
  readonly prefix?: string;
  readonly metrics: Readonly<Record<string, readonly string[]>>;
}

const LIST = '__tests__/gitops/dashboards/metrics.yaml';
const { origins } = parse(readFileSync(join(ROOT, LIST), 'utf8')) as {
  readonly origins: readonly Origin[];
};

let looked = 0;
const lost: string[] = [];
for (const { name, module, file, prefix = '', metrics } of origins) {
  if (module === undefined || file === undefined) continue;
  const source = readFileSync(join(sourcesOf(module), file), 'utf8');
  const says = (text: string): boolean => source.includes(`"${text}"`);
  for (const [metric, labels] of Object.entries(metrics)) {
    looked += 1;
    if (!says(metric.slice(prefix.length))) lost.push(`${name}: ${file} has no ${metric}`);
    const gone = labels.filter((label) => !says(label));
    lost.push(...gone.map((label) => `${name}: ${file} has no label ${label} (${metric})`));
  }
}
for (const line of lost) console.error(`✗ ${line}`);
if (lost.length === 0) console.log(`✓ ${looked} metrics stand in the sources that ${LIST} names`);
process.exitCode = lost.length === 0 ? 0 : 1;

/** The folder of a module, from the module cache or the proxy. */
function sourcesOf(module: string): string {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  return (JSON.parse(answer) as { readonly Dir: string }).Dir;
}
