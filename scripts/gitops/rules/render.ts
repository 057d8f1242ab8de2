import { LineCounter, parseAllDocuments } from 'yaml';
import { GITOPS } from '../folders.ts';
import { finding, type Rule } from '../rule.ts';

export const RENDER_RULES: readonly Rule[] = [
  {
    name: 'renders',
    says: 'kustomize renders every overlay, platform and Argo CD folder',
    first: true,
    check: (tree) =>
      tree.failures.map(({ folder, file, line, message }) =>
        finding(
          'renders',
          { file, line },
          `${folder} does not render: ${message}`,
          `Correct it until \`kustomize build .gitops/${folder}\` succeeds`,
        ),
      ),
  },
  {
    name: 'yaml-says-one-thing',
    says: 'no key stands twice in a mapping, nothing is read in two ways: kustomize takes one silently',
    first: true,
    check: (tree) =>
      tree
        .list(GITOPS)
        .filter((file) => /\.ya?ml$/.test(file))
        .flatMap((file) => {
          const lines = new LineCounter();
          const options = { lineCounter: lines, logLevel: 'silent', prettyErrors: false } as const;
          return parseAllDocuments(tree.read(file) ?? '', options).flatMap(({ errors }) =>
            errors.map(({ message, pos: [offset] }) =>
              finding(
                'yaml-says-one-thing',
                { file, line: lines.linePos(offset).line },
                `This is no YAML that everybody reads alike: ${message}`,
                'Say it once, in plain YAML',
              ),
            ),
          );
        }),
  },
];
