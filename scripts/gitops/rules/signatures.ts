import { parse } from 'yaml';
import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { argoFolders, PLATFORM, type ArgoFolder } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt, valueAt, type FieldPath } from '../value.ts';

const POLICY = '.github/gitops-policy.yml';
const SIGNED = ['warehouse-staging', 'warehouse-prod', PLATFORM];

export const SIGNATURE_RULES: readonly Rule[] = [
  {
    name: 'signatures-are-required',
    says: 'staging, production and what grants power are deployed from signed heads only',
    check: (tree) =>
      argoFolders(tree).flatMap((folder) =>
        SIGNED.flatMap((name) => {
          const project = folder.find('AppProject', name);
          return project === undefined ? [] : unsigned(tree, project);
        }),
      ),
  },
  {
    name: 'signature-keys-are-the-policys',
    says: 'Argo CD knows the keys by which the policy knows GitHub, and no other',
    check: (tree) => argoFolders(tree).flatMap((folder) => foreignKeys(tree, folder)),
  },
];

/** Of `signatureKeys`, or of `sourceIntegrity` (Argo CD 3.5), which takes a source that no policy names. */
function unsigned(tree: Tree, project: TreeObject): readonly Finding[] {
  const rule = 'signatures-are-required';
  const name = project.object.metadata.name;
  const spec = project.object['spec'];
  const about = (path: FieldPath, message: string): readonly Finding[] => [
    findingAt(tree, rule, project, ['spec', ...path], message),
  ];
  const integrity = valueAt(spec, ['sourceIntegrity']);
  const legacy = listAt(spec, ['signatureKeys']);
  if (integrity === undefined) {
    if (legacy.length > 0) return [];
    const message = `${name} takes heads that nobody signed. List GitHub's keys under signatureKeys.`;
    return about(['signatureKeys'], message);
  }
  if (legacy.length > 0) {
    const message = `${name} has signatureKeys beside sourceIntegrity, and Argo CD takes only one. Take signatureKeys out.`;
    return about(['signatureKeys'], message);
  }
  const policies = objects(listAt(integrity, ['git', 'policies']));
  const matches = (policy: unknown, repository: string): boolean =>
    objects(listAt(policy, ['repos'])).some(({ url }) => url === repository);
  return texts(listAt(spec, ['sourceRepos'])).flatMap((repository) => {
    const policy = policies.find((one) => matches(one, repository));
    const isStrict = ['head', 'strict'].includes(textAt(policy, ['gpg', 'mode']));
    if (isStrict && listAt(policy, ['gpg', 'keys']).length > 0) return [];
    const message = `${name} takes what ${repository} says unsigned: no policy of mode head or strict with a key matches it. Add its url to one.`;
    return about(['sourceIntegrity'], message);
  });
}

function foreignKeys(tree: Tree, folder: ArgoFolder): readonly Finding[] {
  const rule = 'signature-keys-are-the-policys';
  const map = folder.find('ConfigMap', 'argocd-gpg-keys-cm');
  const data = valueAt(map?.object, ['data']);
  const known = new Map(
    Object.entries(isFields(data) ? data : {}).map(([id, text]) => [id, normal(String(text))]),
  );
  const listed = keysOfPolicy(tree);
  const foreign = [...known].filter(([, text]) => !listed.includes(text));
  const missing = listed.filter((text) => ![...known.values()].includes(text));
  const asked = folder.projects.flatMap((project) =>
    keyIds(project).flatMap(([id, path]) =>
      known.has(id)
        ? []
        : [
            findingAt(
              tree,
              rule,
              project,
              ['spec', ...path],
              `${project.object.metadata.name} asks for the key ${id}, which Argo CD does not have. Add it to argocd-gpg-keys-cm, or take it out.`,
            ),
          ],
    ),
  );
  return [
    ...asked,
    ...(map === undefined
      ? []
      : foreign.map(([id]) =>
          findingAt(
            tree,
            rule,
            map,
            ['data', id],
            `Argo CD knows the key ${id}, which signing.github.keys of ${POLICY} does not hold. Write the same keys in both.`,
          ),
        )),
    ...missing.map(() => ({
      ...{ rule, file: POLICY, line: 1 },
      message: `A key of signing.github.keys is not in argocd-gpg-keys-cm. Write the same keys in both, each as an entry of its own.`,
    })),
  ];
}

function keyIds({ object }: TreeObject): readonly (readonly [string, FieldPath])[] {
  return [
    ...objects(listAt(object, ['spec', 'signatureKeys'])).map(
      ({ keyID }, index) => [String(keyID), ['signatureKeys', index]] as const,
    ),
    ...objects(listAt(object, ['spec', 'sourceIntegrity', 'git', 'policies'])).flatMap((policy) =>
      texts(listAt(policy, ['gpg', 'keys'])).map((id) => [id, ['sourceIntegrity']] as const),
    ),
  ];
}

function keysOfPolicy(tree: Tree): readonly string[] {
  const policy: unknown = parse(tree.read(POLICY) ?? '');
  return objects(listAt(policy, ['signing', 'github', 'keys'])).flatMap(({ openpgp }) =>
    texts(openpgp).map(normal),
  );
}

const normal = (armored: string): string => armored.trim().replace(/\r\n?/g, '\n');
