import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, test } from 'node:test';
import { createWeb } from '../src/server.js';
import { escapeHtml, renderPage } from '../src/stock.js';

let web;
let base;

beforeEach(async () => {
  web = createWeb({
    stock: new Map([['antwerp', 3]]),
    version: '1.2.3',
    sourceTime: 1_700_000_000,
  });
  web.server.listen(0, '127.0.0.1');
  await once(web.server, 'listening');
  base = `http://127.0.0.1:${web.server.address().port}`;
});

afterEach(async () => {
  if (web.server.listening) await web.stop(0);
});

test('the page lists the stock', async () => {
  const response = await fetch(`${base}/`);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<td>antwerp<\/td><td>3<\/td>/);
});

test('the API gives the stock as JSON', async () => {
  assert.deepEqual(await (await fetch(`${base}/api/stock?x=1`)).json(), { antwerp: 3 });
});

test('it is alive and ready', async () => {
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  assert.equal((await fetch(`${base}/readyz`)).status, 200);
});

test('an unknown path is 404 and a write is 405', async () => {
  assert.equal((await fetch(`${base}/nope`)).status, 404);
  const response = await fetch(`${base}/`, { method: 'POST', body: 'x' });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, HEAD');
});

test('metrics count requests by closed sets of labels', async () => {
  await (await fetch(`${base}/`)).text();
  await (await fetch(`${base}/%22}%20evil`)).text();
  const text = await (await fetch(`${base}/metrics`)).text();
  assert.match(text, /^warehouse_build_info\{version="1\.2\.3"\} 1$/m);
  assert.match(text, /^http_requests_total\{method="GET",route="\/",status="200"\} 1$/m);
  assert.match(text, /^http_requests_total\{method="GET",route="other",status="404"\} 1$/m);
  assert.match(text, /^http_request_duration_seconds_count\{route="other"\} 1$/m);
  assert.match(text, /^http_request_duration_seconds_bucket\{route="\/",le="\+Inf"\} 1$/m);
  assert.match(text, /^warehouse_source_timestamp_seconds 1700000000$/m);
  assert.doesNotMatch(text, /evil/);
});

test('a stop finishes what was accepted and refuses what comes later', async () => {
  const stopped = web.stop(50);
  const response = await fetch(`${base}/readyz`);
  assert.equal(response.status, 503);
  await response.text();
  await stopped;
  await assert.rejects(fetch(`${base}/`));
});

test('site names are escaped', () => {
  assert.equal(escapeHtml(`<&"'>`), '&#60;&#38;&#34;&#39;&#62;');
  assert.match(renderPage(new Map([['<b>', 1]])), /&#60;b&#62;/);
});
