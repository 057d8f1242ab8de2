import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { type ImageEntry, parseImagesList } from '@gitops-actions/shared/oci/images-list.ts';
import type { GivenBuild } from './build-inputs.ts';

/**
 * The image that is promoted. Its digest is its identity; what its tag leads to by now is not asked.
 *
 * @param name the `name` input, which must be the list's name where it is given
 * @throws `E_INPUT` for none or several, or another name; `E_IMAGE_REFERENCE` without a digest
 */
export function readSource(from: readonly string[], name: string | undefined): ImageEntry {
  const [source, ...others] = parseImagesList(from);
  if (source === undefined) {
    throw new ActionError('E_INPUT', 'Input `from` is required in `mode: promote`.', {
      hint: 'Give the images list of what is to be promoted:\n  with:\n    from: name=registry/repository:tag@sha256:…',
    });
  }
  if (others.length > 0) {
    throw new ActionError(
      'E_INPUT',
      `Input \`from\` names ${others.length + 1} applications; one step promotes one, until there is an input \`apps\`.`,
      { hint: 'Use one step for each application.' },
    );
  }
  if (name !== undefined && name !== source.name) {
    throw new ActionError(
      'E_INPUT',
      `Input \`from\` names the application \`${source.name}\`, and input \`name\` says \`${name}\`.`,
    );
  }
  return source;
}

/** @throws `E_INPUT` for an input that says how to build */
export function refuseBuildInputs(given: GivenBuild): void {
  const set: readonly (readonly [string, boolean])[] = [
    ['context', given.context !== '.'],
    ['dockerfile', given.dockerfile !== undefined],
    ['target', given.target !== undefined],
    ['build-args', given.buildArgs.length > 0],
    ['secrets', given.secrets !== undefined],
    ['labels', given.labels.length > 0],
    ['platforms', given.platforms.length > 0],
    ['builder', given.builder !== undefined],
  ];
  const found = set.find(([, isSet]) => isSet);
  if (found === undefined) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`${found[0]}\` has no meaning in \`mode: promote\`: an image is copied as it is, nothing is built.`,
    { hint: `Remove \`${found[0]}\`.` },
  );
}
