import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFile } from '../kind-schemas.ts';
import { titleOf } from '../pods.ts';
import { finding, type Rule } from '../rule.ts';
import { SCHEMAS } from '../schemas-folder.ts';

/** Known, and refused by a rule of their own (rules/secrets.ts): no schema is kept of them. */
const REFUSED = ['ClusterSecretStore', 'ClusterExternalSecret'];

export const KINDS_RULES: readonly Rule[] = [
  {
    name: 'kinds-are-known',
    says: 'every object is of a kind that Kubernetes 1.36 or a pinned CustomResourceDefinition defines',
    first: true,
    check: (tree) =>
      tree
        .objects()
        .filter(({ object }) => !REFUSED.includes(object.kind))
        .filter(({ object }) => !existsSync(join(SCHEMAS, schemaFile(object))))
        .map((found) =>
          finding(
            'kinds-are-known',
            tree.place(found),
            `${titleOf(found.object)} is of a kind that is not known: ${found.object.apiVersion} ${found.object.kind}`,
            'Correct it, or add what defines it to tools/crds and run `npm run gitops -- schemas`',
          ),
        ),
  },
];
