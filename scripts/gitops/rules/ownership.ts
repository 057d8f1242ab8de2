import { parse } from 'yaml';
import { texts } from '../../../packages/shared/kustomize/kustomization-fields.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { listAt } from '../value.ts';

const CODEOWNERS = '.github/CODEOWNERS';
const POLICY = '.github/gitops-policy.yml';

/** What grants power: whoever changes it changes what is allowed. */
const POWER = ['.gitops/argocd', '.gitops/platform'];
/** Of which the other is judged together with .github, by the rule on trust files. */
const OWNED = '.gitops/platform';

export const OWNERSHIP_RULES: readonly Rule[] = [
  {
    name: 'power-is-code-owned',
    says: 'a code owner approves every change of what grants power, and no release brings one along',
    check: (tree: Tree): readonly Finding[] => {
      const rule = 'power-is-code-owned';
      const lines = (tree.read(CODEOWNERS) ?? '').split('\n');
      const trusted = texts(listAt(parse(tree.read(POLICY) ?? ''), ['promotion', 'trust-paths']));
      return POWER.flatMap((folder): readonly Finding[] => {
        const isOwned =
          folder !== OWNED || lines.some((line) => new RegExp(`^/${folder}/\\s+@`).test(line));
        const isTrusted = trusted.includes(`${folder}/**`);
        return [
          ...(isOwned
            ? []
            : [
                {
                  ...{ rule, file: CODEOWNERS, line: 1 },
                  message: `Nobody in particular approves changes of ${folder}. Add: /${folder}/ @<organisation>/platform.`,
                },
              ]),
          ...(isTrusted
            ? []
            : [
                {
                  ...{ rule, file: POLICY, line: 1 },
                  message: `A release may bring a change of ${folder} to main. Add ${folder}/** to promotion.trust-paths.`,
                },
              ]),
        ];
      });
    },
  },
];
