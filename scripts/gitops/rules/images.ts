import { splitImage } from '../../../packages/shared/kustomize/split-image.ts';
import { isDigest } from '../../../packages/shared/oci/reference.ts';
import { UNRELEASED } from '../../../packages/shared/promotion/tag-strategy.ts';
import { environmentsOf, type Environment } from '../environments.ts';
import { workloadsOf } from '../pods.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import type { Place, Tree } from '../tree.ts';

interface Image {
  readonly environment: Environment;
  readonly image: string;
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
  readonly place: () => Place;
}

/** Every container image that the overlays render. */
function imagesOf(tree: Tree): readonly Image[] {
  return environmentsOf(tree).flatMap((environment) =>
    workloadsOf(tree, environment.folder).flatMap((workload) =>
      workload.containers.map(({ path, fields }) => {
        const image = typeof fields['image'] === 'string' ? fields['image'] : '';
        const place = (): Place => tree.place(workload, ...path, 'image');
        return { environment, image, place, ...splitImage(image) };
      }),
    ),
  );
}

/** Exactly this: the tag that a new overlay has, and no digest. */
function isNothingYet({ tag, digest }: Image): boolean {
  return tag === UNRELEASED && digest === '';
}

/** A rule about one image at a time. */
function imageRule(
  name: string,
  says: string,
  wrong: (image: Image) => readonly [wrong: string, fix: string] | undefined,
): Rule {
  return {
    name,
    says,
    check: (tree) =>
      imagesOf(tree).flatMap((image): Finding[] => {
        const found = isNothingYet(image) ? undefined : wrong(image);
        return found === undefined ? [] : [finding(name, image.place(), ...found)];
      }),
  };
}

export const IMAGES_RULES: readonly Rule[] = [
  imageRule(
    'staging-and-prod-by-digest',
    'staging and prod render every image by `@sha256:`; `unreleased` alone means nothing deployed yet',
    ({ environment, image, digest }) =>
      !environment.pinned || (isDigest(digest) && digest.startsWith('sha256:'))
        ? undefined
        : [
            `${environment.name} would run ${image}, which is not pinned`,
            `Give the entry of \`images\` the digest that the pipeline wrote, or \`newTag: ${UNRELEASED}\` alone`,
          ],
  ),
  imageRule(
    'dev-by-tag-and-digest',
    'what the pipeline writes into dev carries a tag and a digest, too',
    ({ environment, image, digest }) =>
      environment.pinned || isDigest(digest)
        ? undefined
        : [
            `${environment.name} would run ${image}, which has no digest`,
            'Give the entry of `images` the digest beside its tag',
          ],
  ),
  imageRule(
    'tags-say-where-from',
    'tags are `dev-<commit>`, `staging-<commit>` and `v<semver>`',
    ({ environment, image, tag }) =>
      environment.tags.pattern.test(tag)
        ? undefined
        : [
            `The tag of ${image} is not ${environment.tags.form}`,
            'Let the pipeline write `newTag` and `digest` together',
          ],
  ),
  {
    name: 'registry-of-its-own',
    says: 'each environment has a registry repository of its own, named by it',
    check: (tree) =>
      imagesOf(tree).flatMap(({ environment, name, place }): Finding[] => {
        const repository = name.split('/').at(-2) ?? '';
        return repository.endsWith(`-${environment.name}`)
          ? []
          : [
              finding(
                'registry-of-its-own',
                place(),
                `${environment.name} takes ${name || 'an image without a name'}, which is not in the registry repository of ${environment.name}`,
                `Name …-${environment.name}/… in the overlay's \`images\``,
              ),
            ];
      }),
  },
];
