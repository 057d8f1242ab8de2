import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseReport } from '../src/report.ts';

const vulnerability = {
  VulnerabilityID: 'CVE-2019-10744',
  PkgName: 'lodash',
  InstalledVersion: '4.17.4',
  FixedVersion: '4.17.12',
  Status: 'fixed',
  Severity: 'CRITICAL',
};
const base = {
  SchemaVersion: 2,
  CreatedAt: '2026-11-23T05:00:00Z',
  ArtifactName: 'localhost:5000/web@sha256:00',
  ArtifactType: 'container_image',
  Metadata: { RepoDigests: ['localhost:5000/web@sha256:00'] },
  Results: [
    { Target: 'Node.js', Class: 'lang-pkgs', Packages: [{}], Vulnerabilities: [vulnerability] },
  ],
};
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const withResult = (result: object): unknown => ({ ...base, Results: [result] });

describe('a Trivy report', () => {
  it('is read with everything optional absent', () => {
    const report = parseReport(
      bytes({
        SchemaVersion: 2,
        CreatedAt: 'x',
        ArtifactName: 'x',
        ArtifactType: 'filesystem',
      }),
    );
    expect(report).toEqual({
      artifactName: 'x',
      artifactType: 'filesystem',
      createdAt: 'x',
      repoDigests: [],
      packages: 0,
      osScanned: false,
      osUnrecognised: false,
      vulnerabilities: [],
      secrets: [],
      suppressed: [],
    });
  });

  it('tells an image without a distribution from one whose distribution is not recognised', () => {
    const os = (OS: unknown): unknown =>
      parseReport(bytes({ ...base, Metadata: { ...base.Metadata, OS } }));
    expect(os(undefined)).toMatchObject({ osUnrecognised: false });
    expect(os({ Family: 'none', Name: '' })).toMatchObject({ osUnrecognised: true });
    expect(os({ Family: 'debian', Name: '12' })).toMatchObject({ osUnrecognised: false });
  });

  it('names what an ignore file took out of it', () => {
    const ExperimentalModifiedFindings = [
      { Type: 'vulnerability', Status: 'ignored', Finding: { VulnerabilityID: 'CVE-1' } },
      { Type: 'secret', Status: 'ignored', Finding: { RuleID: 'github-pat' } },
      { Type: 'license', Finding: {} },
    ];
    expect(
      parseReport(bytes(withResult({ Target: 't', ExperimentalModifiedFindings }))).suppressed,
    ).toEqual([
      { section: 'vulnerabilities', id: 'CVE-1' },
      { section: 'secrets', id: 'github-pat' },
      { section: 'license', id: '' },
    ]);
  });

  it('gives what the gate needs, a missing severity as UNKNOWN', () => {
    const unrated = { ...vulnerability, Severity: undefined };
    const report = parseReport(
      bytes(withResult({ Target: 'Node.js', Vulnerabilities: [vulnerability, unrated] })),
    );
    expect(report.vulnerabilities.map(({ severity }) => severity)).toEqual(['CRITICAL', 'UNKNOWN']);
    expect(report.vulnerabilities[0]).toMatchObject({
      id: 'CVE-2019-10744',
      package: 'lodash',
      installed: '4.17.4',
      fixed: '4.17.12',
      path: 'Node.js',
    });
  });

  it('cannot smuggle workflow commands into the log through names from the image', () => {
    const evil = {
      ...vulnerability,
      PkgName: 'a\n::set-output name=x::y',
      PkgPath: 'b\u2028c\u001b[2J',
    };
    const [found] = parseReport(
      bytes(withResult({ Target: 't', Vulnerabilities: [evil] })),
    ).vulnerabilities;
    expect(JSON.stringify(found)).not.toMatch(/\\n|\u2028|\\u001b/);
  });

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.from('')],
    ['half a report', bytes(base).subarray(0, 200)],
    ['null', Buffer.from('null')],
    ['a list', Buffer.from('[]')],
    ['HTML', Buffer.from('<html>502 Bad Gateway</html>')],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['schema 1', bytes({ ...base, SchemaVersion: 1 })],
    ['no schema', bytes({ ...base, SchemaVersion: undefined })],
    ['no artifact', bytes({ ...base, ArtifactName: undefined })],
    ['results that are no list', bytes({ ...base, Results: {} })],
    ['a result that is no object', bytes({ ...base, Results: [7] })],
    ['packages that are no list', bytes(withResult({ Target: 't', Packages: 3 }))],
    ['vulnerabilities that are no list', bytes(withResult({ Target: 't', Vulnerabilities: 'x' }))],
    [
      'a vulnerability without an id',
      bytes(withResult({ Target: 't', Vulnerabilities: [{ PkgName: 'x' }] })),
    ],
    [
      'a severity that nobody knows',
      bytes(withResult({ Target: 't', Vulnerabilities: [{ ...vulnerability, Severity: 'NONE' }] })),
    ],
    ['digests that are no strings', bytes({ ...base, Metadata: { RepoDigests: [1] } })],
    [
      'a secret without a rule',
      bytes(withResult({ Target: 't', Secrets: [{ Severity: 'HIGH' }] })),
    ],
  ])('that is %s is refused with E_REPORT', (_, content) => {
    expect(() => parseReport(content)).toThrow(expect.objectContaining({ code: 'E_REPORT' }));
  });

  it('never throws anything but E_REPORT, whatever stands in it', () => {
    const keys = [
      'Results',
      'Metadata',
      'OS',
      'ImageConfig',
      'Vulnerabilities',
      'Secrets',
      'Severity',
    ];
    const json = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(json, fc.constantFrom(...Object.keys(base), 'other'), (value, key) => {
        for (const content of [bytes(value), bytes({ ...base, [key]: value })]) {
          try {
            parseReport(content);
          } catch (thrown) {
            expect(thrown).toMatchObject({ code: 'E_REPORT' });
          }
        }
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.nat(bytes(base).length - 1), fc.nat(255), (at, byte) => {
        const content = bytes(base);
        content[at] = byte;
        try {
          parseReport(content);
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'E_REPORT' });
        }
      }),
    );
  });
});
