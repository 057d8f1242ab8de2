import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { GITOPS_DEPARTURES, isGitOpsFile, rewriteGitOpsFile } from '../gitops-rewrite.ts';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/warehouse-network/', import.meta.url));

const FACTS = {
  registryHost: 'localhost:5000',
  cloneUrl: 'http://127.0.0.1:4020/acme/warehouse-network.git',
  apiUrl: 'http://127.0.0.1:4020/api/v3',
  webFlowKey:
    '-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nxjMEabc\r\n=abcd\r\n-----END PGP PUBLIC KEY BLOCK-----\r\n',
  webFlowKeyId: '0123456789ABCDEF',
};

let source: ReadonlyMap<string, string>;
let rewritten: ReadonlyMap<string, string>;

beforeAll(() => {
  const entries = readdirSync(join(EXAMPLE, '.gitops'), { recursive: true, withFileTypes: true });
  source = new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(EXAMPLE, file), readFileSync(file, 'utf8')]),
  );
  rewritten = new Map(
    [...source].map(([path, text]) => [path, rewriteGitOpsFile(path, text, FACTS)]),
  );
});

describe('rewriteGitOpsFile', () => {
  it('leaves no host, repository or key of the example in what a cluster reads', () => {
    const left = [...rewritten]
      .filter(([path]) => path.endsWith('.yaml'))
      .flatMap(([path, text]) =>
        text
          .split('\n')
          .filter((line) => !line.trimStart().startsWith('#'))
          .filter((line) =>
            /europe-west1-docker\.pkg\.dev|github\.com\/acme|api\.github\.com|02CD44A548CDFDC0/.test(
              line,
            ),
          )
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(left).toEqual([]);
  });

  it('names the key that signs here, under its id', () => {
    const file = '.gitops/argocd/settings/argocd-gpg-keys-cm.yaml';
    const [document] = parseAllDocuments(rewritten.get(file) ?? '');
    expect(document?.toJS()).toMatchObject({
      data: { [FACTS.webFlowKeyId]: FACTS.webFlowKey.replaceAll('\r', '') },
    });
  });

  it('keeps every file a YAML stream', () => {
    const broken = [...rewritten]
      .filter(([path]) => path.endsWith('.yaml'))
      .filter(([, text]) => parseAllDocuments(text).some(({ errors }) => errors.length > 0));
    expect(broken.map(([path]) => path)).toEqual([]);
  });

  it('departs from the example only where it says so, and each time to another text', () => {
    for (const { file, from, reason } of GITOPS_DEPARTURES) {
      expect(source.get(file)).toMatch(from);
      expect(rewritten.get(file)).not.toMatch(from);
      expect(reason).toMatch(/\.$/);
    }
  });

  it('does not go on when the example has changed under a departure', () => {
    const { file } = GITOPS_DEPARTURES[0] ?? { file: '' };
    expect(() => rewriteGitOpsFile(file, 'kind: Deployment\n', FACTS)).toThrow(
      `${file} has nothing like`,
    );
  });
});

describe('isGitOpsFile', () => {
  it('is about the tree alone', () => {
    expect(['.gitops/base/service.yaml', 'infra/registry/README.md'].map(isGitOpsFile)).toEqual([
      true,
      false,
    ]);
  });
});
