import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchObjects, type BatchAnswer } from '../batch-objects.ts';

const OID = 'a'.repeat(40);

async function read(chunks: readonly Buffer[]): Promise<readonly BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  const source = async function* (): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield* chunks;
  };
  for await (const batch of batchObjects(source())) answers.push(...batch);
  return answers;
}

describe('the answers of cat-file', () => {
  it('are the same wherever the pipe cuts them', async () => {
    const answer = fc.option(fc.uint8Array({ maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(fc.array(answer), fc.array(fc.nat(40)), async (objects, cuts) => {
        const output = Buffer.concat(
          objects.map((bytes) =>
            bytes === null
              ? Buffer.from(`${OID} missing\n`)
              : Buffer.concat([
                  Buffer.from(`${OID} blob ${bytes.length}\n`),
                  bytes,
                  Buffer.from('\n'),
                ]),
          ),
        );
        const chunks: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) chunks.push(output.subarray(at, (at += cut)));
        const answers = await read([...chunks, output.subarray(at)]);
        expect(answers.map(({ object }) => object && [object.type, [...object.bytes]])).toEqual(
          objects.map((bytes) => (bytes === null ? undefined : ['blob', [...bytes]])),
        );
      }),
    );
  });

  it.each([
    ['cut off', `${OID} commit 5\nab`],
    ['without a size', `${OID} commit x\nab\n`],
    ['of another form', `${OID} ambiguous\n`],
    ['without an end', OID],
  ])('%s are E_TOOL', async (_name, output) => {
    await expect(read([Buffer.from(output)])).rejects.toMatchObject({ code: 'E_TOOL' });
  });
});
