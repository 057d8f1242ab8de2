import type { Rule } from '../rule.ts';

export const RENDER_RULES: readonly Rule[] = [
  {
    name: 'renders',
    says: 'kustomize renders every overlay, platform and Argo CD folder',
    first: true,
    check: (tree) =>
      tree.failures.map(({ folder, file, line, message }) => ({
        ...{ rule: 'renders', file, line },
        message: `${folder} does not render: ${message}. Correct it until \`kustomize build .gitops/${folder}\` succeeds.`,
      })),
  },
];
