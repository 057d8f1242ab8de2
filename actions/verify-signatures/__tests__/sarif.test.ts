import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { default as addFormats } from 'ajv-formats';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import type { Finding } from '../src/finding.ts';
import type { Verdict } from '../src/report.ts';
import { sarifOf } from '../src/sarif.ts';
import { judgeRepository } from './judge-repository.ts';
import { SARIF_SCHEMA } from './sarif-schema.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[];
    };
  };
  readonly results: readonly Result[];
}

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(SARIF_SCHEMA);

/** The one run of a log that follows the schema. */
function runOf(text: string): Run {
  const log = JSON.parse(text) as { readonly runs: readonly Run[] };
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

const placeOf = ({ locations }: Result): readonly [string, number] => {
  const [place] = locations;
  const { artifactLocation, region } = place?.physicalLocation ?? {};
  return [artifactLocation?.uri ?? '', region?.startLine ?? 0];
};

describe('the SARIF file', () => {
  const scratch = temporaryDirectory();
  let alice: SshSigner;
  let repo: TestRepository;
  let root: string;
  let policyRef: string;

  beforeAll(() => {
    alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
    const carol = createSshSigner(scratch.path, 'carol', ['-t', 'ed25519']);
    repo = createTestRepository(join(scratch.path, 'repo'));
    root = repo.commit({ files: { a: '0\n' } });
    const policy = `schema: 1
signing:
  trust-root: ${root}
  people:
    alice: { keys: [{ ssh: ${alice.publicKey} }] }
    carol: { keys: [{ ssh: ${carol.publicKey} }] }
  rules:
    - { paths: ['.github/**'], signers: [carol] }
    - { paths: ['infra/**'], signers: [carol] }
`;
    policyRef = repo.commit({ parents: [root], files: { '.github/gitops-policy.yml': policy } });
  });

  afterAll(() => {
    scratch.remove();
  });

  it('of a pass has all rules and no results', async () => {
    const head = repo.commit({ parents: [root], files: { b: '1\n' }, sign: alice.sign });
    const { result, sarif } = await judgeRepository(repo, { head, branch: 'dev' }, { policyRef });
    expect(runOf(sarif).results).toEqual([]);
    expect(runOf(sarif).tool.driver.rules.map(({ id }) => id)).toContain('E_SIG_UNSIGNED');
    expect(result.outputs['sarif-path']).toBe('/temp/x.sarif');
    expect(result.notices).toEqual([]);
  });

  it('shows a finding at the file that it is about, or at the policy, with its hint', async () => {
    const path = 'infra/a b/ü%#?.tf';
    const withheld = repo.commit({ parents: [root], files: { [path]: '1\n' }, sign: alice.sign });
    const head = repo.commit({ parents: [withheld], files: { b: '1\n' } });
    const { result, sarif } = await judgeRepository(repo, { head, branch: 'dev' }, { policyRef });
    const { results, tool } = runOf(sarif);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['E_SIG_UNSIGNED', 'E_RULE_PATH']);
    expect(results.map(placeOf)).toEqual([
      ['.github/gitops-policy.yml', 3],
      ['infra/a%20b/%C3%BC%25%23%3F.tf', 1],
    ]);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
    const rule = tool.driver.rules.find(({ id }) => id === 'E_RULE_PATH');
    expect(rule?.help.text).toContain(`git rebase --rebase-merges --force-rebase --gpg-sign`);
    expect(result.notices).toEqual([
      {
        message: expect.stringMatching(/^E_RULE_PATH .*alice may not change/),
        at: { file: path, startLine: 1 },
      },
      {
        message: expect.stringContaining('signing.rules[1] of the policy'),
        at: { file: '.github/gitops-policy.yml', startLine: 9 },
      },
    ]);
  });

  it('is the same for the same history', async () => {
    const head = repo.commit({ parents: [root], files: { c: '1\n' } });
    const judge = async (): Promise<string> =>
      (await judgeRepository(repo, { head, branch: 'dev' }, { policyRef })).sarif;
    expect(await judge()).toBe(await judge());
  });
});

describe('a SARIF file of anything', () => {
  const oid = (index: number): string => index.toString(16).padStart(40, '0');
  const verdict: Verdict = {
    ...{ head: oid(1), base: oid(2), branch: 'dev', commits: 3, sourceChanged: true },
    policy: { path: '.github/gitops-policy.yml', commit: oid(3), blob: oid(4) },
    mend: { path: 'p', branch: 'main', editors: 'alice', trustRoot: oid(2) },
    ...{ findings: [], signers: [], newest: [], fresh: [], freshBy: 'event' },
  };
  const finding = (index: number, words: Partial<Finding>): Finding => {
    return { commit: oid(index), code: 'E_RULE_PATH', reason: 'r', subject: 's', ...words };
  };
  const write = (findings: readonly Finding[]): Run =>
    runOf(sarifOf({ ...verdict, findings }, 'https://127.0.0.1/a/b', () => 1));

  it('holds no link, no placeholder and no foreign path of others’ making', () => {
    const evil = '[click me](https://evil.test) {0} \u0000\u0001 \ud800';
    const words = { reason: evil, subject: evil };
    const { results } = write([
      finding(1, { ...words, path: 'x?y#z\ud800\\' }),
      finding(2, { ...words, path: '../../etc/passwd' }),
    ]);
    expect(results[0]?.message.text).not.toContain('](');
    expect(results.map(placeOf)).toEqual([
      ['x%3Fy%23z%EF%BF%BD%5C', 1],
      ['.github/gitops-policy.yml', 1],
    ]);
  });

  it('has five thousand results at most, each with a fingerprint of its own', () => {
    const findings = Array.from({ length: 6_000 }, (_, index) => finding(index, {}));
    const { results } = write([...findings, finding(7_000, { code: 'E_SIG_BAD' })]);
    expect(results).toHaveLength(5_000);
    expect(results[0]?.ruleId).toBe('E_SIG_BAD');
    const hashes = results.map((result) => result.partialFingerprints['primaryLocationLineHash']);
    expect(new Set(hashes).size).toBe(5_000);
  });
});
