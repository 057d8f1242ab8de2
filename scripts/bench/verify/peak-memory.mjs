import { writeFileSync } from 'node:fs';

// Loaded before a bundle: says what the process held at most, in KiB, where its starter looks for it.
process.once('exit', () => {
  const file = process.env.BENCH_PEAK_FILE;
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
