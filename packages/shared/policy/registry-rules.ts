import { ActionError } from '../action/action-error.ts';
import { isSameRepository } from '../github/repository-name.ts';
import { isInside } from './glob.ts';
import { POLICY_PATH } from './policy-file.ts';
import type { Policy, RegistryRule } from './policy.ts';

/** An image that shall stand in an overlay. */
export interface RegistryQuery {
  /** `owner/name` of the repository whose pipeline writes. */
  readonly source: string;
  /** `owner/name` of the repository that holds the overlay and the policy. */
  readonly gitops: string;
  /** Directory of the kustomization, by `normalizePath`. */
  readonly overlay: string;
  /** `registry/repository`, without tag and digest. */
  readonly image: string;
}

/**
 * Why the policy's `registries` do not let an image into an overlay; `undefined`: they do.
 *
 * An entry speaks of the overlays that it matches and of what lies in them; it admits the sources that
 * it names, and without `sources` the policy's own repository and no other. A prefix ends at a segment:
 * `r/a` is `r/a` and all below it, not `r/ab`.
 *
 * Where the overlay lives beside its source, one that no entry speaks of may hold anything. Another
 * repository fails closed: one entry must match the overlay, name the source and have the prefix.
 *
 * @returns `E_RULE_PATH`, whose hint is the YAML that would allow exactly this image
 */
export function registryFault(
  { registries }: Pick<Policy, 'registries'>,
  query: RegistryQuery,
): ActionError | undefined {
  const { source, gitops, overlay, image } = query;
  const speaking = registries.filter(({ overlays }) => isInside(overlays, overlay));
  if (speaking.length === 0 && isSameRepository(source, gitops)) return undefined;
  const admitting = speaking.filter((rule) => admits(rule, query));
  const prefixes = [...new Set(admitting.flatMap((rule) => rule.prefixes))];
  if (prefixes.some((prefix) => isBelow(prefix, image))) return undefined;
  const policy = `The policy of ${gitops}`;
  const reason =
    prefixes.length > 0
      ? `${policy} lets ${source} write no image of ${image} into ${overlay}; allowed: ${prefixes.join(', ')}.`
      : speaking.length > 0
        ? `${policy} does not let ${source} write into ${overlay}.`
        : `${policy} lets no other repository write into ${overlay}, so ${source} may not.`;
  return new ActionError('E_RULE_PATH', reason, {
    hint: `If it shall be allowed, add to ${POLICY_PATH} on the default branch of ${gitops}, by a pull request of its own:\n${registriesYaml(query)}`,
  });
}

/**
 * Why no source at all can have been let write an image into an overlay; `undefined`: one was, or no
 * entry speaks of the overlay. For who reads a commit: of which repository it was made, its bytes do
 * not prove, so that an entry counts whatever its `sources` are.
 *
 * @param image `registry/repository`
 */
export function prefixFault(
  registries: readonly RegistryRule[],
  overlay: string,
  image: string,
): string | undefined {
  const speaking = registries.filter(({ overlays }) => isInside(overlays, overlay));
  const prefixes = [...new Set(speaking.flatMap((rule) => rule.prefixes))];
  if (prefixes.length === 0 || prefixes.some((prefix) => isBelow(prefix, image))) return undefined;
  return `it changes the image ${JSON.stringify(image)} in ${overlay}, where \`registries\` allows only ${prefixes.join(', ')}`;
}

/** Whether the policy says by name which repositories may write into an overlay: it has other sources. */
export function namesSources({ registries }: Pick<Policy, 'registries'>, overlay: string): boolean {
  return registries.some(
    ({ overlays, sources }) => sources !== undefined && isInside(overlays, overlay),
  );
}

/** The section of a policy that allows exactly this image. */
export function registriesYaml({ source, gitops, overlay, image }: RegistryQuery): string {
  // The root of a repository has no glob of its own.
  const overlays = overlay === '.' ? '**' : overlay;
  const sources = isSameRepository(source, gitops)
    ? []
    : [`    sources: [${JSON.stringify(source)}]`];
  return [
    'registries:',
    `  - overlays: [${JSON.stringify(overlays)}]`,
    ...sources,
    `    prefixes: [${JSON.stringify(image)}]`,
  ].join('\n');
}

/** Why a prefix is none: it could match no image, or says what is not looked at. */
export function prefixDefect(prefix: string): string | undefined {
  if (/[\s*?\\\0-\x1f\x7f]/.test(prefix)) return 'is no literal text; prefixes have no wildcards';
  if (prefix.includes('://')) return 'names a protocol; it begins with the registry’s host';
  if (/@|\/.*:/.test(prefix)) {
    return 'names a tag or digest; it is compared with the repository alone';
  }
  if (prefix.replace(/\/$/, '').split('/').includes('')) return 'has an empty segment';
  return undefined;
}

function admits({ sources }: RegistryRule, { source, gitops }: RegistryQuery): boolean {
  if (sources === undefined) return isSameRepository(source, gitops);
  return sources.some((name) => isSameRepository(name, source));
}

function isBelow(prefix: string, image: string): boolean {
  return `${image}/`.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}
