import { readFileSync } from 'node:fs';
import { createWeb } from './server.js';
import { STOCK } from './stock.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const port = Number(process.env.PORT ?? '8080');
const drainMs = Number(process.env.DRAIN_MS ?? '5000');

// The image's build argument: the time of the commit, in seconds; empty where nobody gave it.
const sourceTime = Number(process.env.SOURCE_DATE_EPOCH || Number.NaN);

const web = createWeb({
  stock: STOCK,
  version,
  sourceTime: Number.isSafeInteger(sourceTime) ? sourceTime : undefined,
});
web.server.listen(port, () => {
  console.log(JSON.stringify({ message: 'listening', port, version }));
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, async () => {
    console.log(JSON.stringify({ message: 'stopping', signal }));
    await web.stop(drainMs);
    console.log(JSON.stringify({ message: 'stopped' }));
  });
}
