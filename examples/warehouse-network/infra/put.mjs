#!/usr/bin/env node
// Creates a resource of Google Cloud from the body in a file, or changes it to what the file says.
//
//   node infra/put.mjs <file> <address of the resource> [<parameter that takes its name at creation>]
//
// The token is CLOUDSDK_AUTH_ACCESS_TOKEN, or the one of gcloud. Exit code 0: it is as the file says, as
// soon as Google has carried out the operation that is printed · 2: refused, or it could not be found out.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

async function main([file, address, parameter]) {
  if (file === undefined || address === undefined) {
    throw new Error('Usage: put.mjs <file> <https://…/name> [<parameter>]');
  }
  const body = JSON.parse(readFileSync(file, 'utf8'));
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.hostname !== '127.0.0.1')
    throw new Error(`${address}: https`);
  const token = process.env.CLOUDSDK_AUTH_ACCESS_TOKEN || tokenOfGcloud();
  const call = async (method, target, content) => {
    const response = await fetch(target, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(content !== undefined && { body: JSON.stringify(content) }),
    });
    if (response.ok || (method === 'GET' && response.status === 404)) return response;
    throw new Error(`${method} ${target}: ${response.status} ${(await response.text()).trim()}`);
  };
  const found = await call('GET', url);
  const cut = url.href.lastIndexOf('/');
  if (found.status === 404) {
    const collection = new URL(url.href.slice(0, cut));
    if (parameter !== undefined) collection.searchParams.set(parameter, url.href.slice(cut + 1));
    await print('created', await call('POST', collection, body));
    return;
  }
  const before = await found.json();
  const changed = Object.keys(body).filter((name) => !covers(before[name], body[name]));
  if (changed.length === 0) {
    console.log(`unchanged  ${address}`);
    return;
  }
  if (parameter !== undefined) url.searchParams.set('updateMask', changed.join());
  const part = Object.fromEntries(changed.map((name) => [name, body[name]]));
  await print(`changed ${changed.join(', ')}`, await call('PATCH', url, part));

  async function print(what, response) {
    const { name = '' } = await response.json();
    console.log(`${what}  ${address}  ${name}`);
  }
}

/** Whether what is there says all that is wanted; Google adds fields of its own. */
function covers(present, wanted) {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(present) &&
      present.length === wanted.length &&
      wanted.every((each, index) => covers(present[index], each))
    );
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return Object.entries(wanted).every(([name, value]) => covers(present?.[name], value));
  }
  // What is false or empty, Google leaves out.
  return present === wanted || (present === undefined && (wanted === false || wanted === ''));
}

function tokenOfGcloud() {
  return execFileSync('gcloud', ['auth', 'print-access-token'], { encoding: 'utf8' }).trim();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
