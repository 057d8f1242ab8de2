import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  parseSetImageArgument,
  type SetImageArgument,
} from '@gitops-actions/shared/kustomize/set-image-argument.ts';
import { parseImagesList } from '@gitops-actions/shared/oci/images-list.ts';
import { isDigest, isRepositoryName, isTag } from '@gitops-actions/shared/oci/reference.ts';
import { parseSourceTag } from '@gitops-actions/shared/promotion/tag-strategy.ts';

/** What an application shall run. */
export interface DesiredImage {
  /** The application: `images[].name` in the kustomization. */
  readonly name: string;
  /** `registry/repository`; `undefined` keeps what the overlay names. */
  readonly repository: string | undefined;
  /** `''` where the line does not say it. */
  readonly tag: string;
  /** `sha256:<64 hex>`, or `''`. */
  readonly digest: string;
  /** The commit that the image was made of, where it is known. */
  readonly sourceCommit: string | undefined;
  /** The line as it was given. */
  readonly line: string;
  /** The line where it is no complete one: an argument of `kustomize edit set image`. */
  readonly argument?: SetImageArgument;
}

/** A stand-in for the kept repository while the line is checked by the images list's own grammar. */
const KEPT = 'kept.invalid/kept';
const COMPLETE = /^[^=]+=[^=]+:[^:@/]+@sha256:[0-9a-f]{64}$/;

/**
 * Reads the images list: complete lines `name=repository:tag@sha256:…`, in which `*` in place of the
 * repository keeps what the overlay names, and whatever else `kustomize edit set image` understands.
 *
 * @param sourceCommit of all images; must agree with every tag that names one
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE`
 */
export function parseDesiredImages(
  lines: readonly string[],
  sourceCommit: string | undefined,
): readonly DesiredImage[] {
  const images = lines.map((line) =>
    COMPLETE.test(line) && !line.includes(':*@') ? complete(line) : partial(line),
  );
  const names = new Set<string>();
  return images.map((image) => {
    if (names.has(image.name)) {
      throw new ActionError('E_INPUT', `The images list names \`${image.name}\` twice.`);
    }
    names.add(image.name);
    const fromTag = parseSourceTag(image.tag)?.commit;
    if (sourceCommit !== undefined && fromTag !== undefined && fromTag !== sourceCommit) {
      throw new ActionError(
        'E_INPUT',
        `Input \`source-commit\` is ${sourceCommit}, but the tag of \`${image.name}\` names ${fromTag}.`,
      );
    }
    return { ...image, sourceCommit: fromTag ?? sourceCommit };
  });
}

function complete(line: string): DesiredImage {
  const keeps = /^[^=]*=\*:/.test(line);
  const [entry] = parseImagesList([keeps ? line.replace('=*:', `=${KEPT}:`) : line]);
  if (entry === undefined) throw new ActionError('E_INTERNAL', 'No entry of an images list.');
  const { registry, repository, tag, digest } = entry.reference;
  return {
    ...{ name: entry.name, tag, digest, sourceCommit: undefined },
    repository: keeps ? undefined : `${registry}/${repository}`,
    line,
  };
}

/** kustomize looks at nothing that it writes; here names, tags and digests must be such. */
function partial(line: string): DesiredImage {
  const argument = parseSetImageArgument(line);
  const set = (field: 'newName' | 'newTag' | 'digest'): string | undefined => {
    const change = argument[field];
    return typeof change === 'object' ? change.set : undefined;
  };
  const [repository, tag, digest] = [set('newName'), set('newTag'), set('digest')];
  const wrong =
    (repository !== undefined && !isRepositoryName(repository)) ||
    (tag !== undefined && !isTag(tag)) ||
    (digest !== undefined && !isDigest(digest));
  if (wrong) {
    throw new ActionError(
      'E_IMAGE_REFERENCE',
      `${JSON.stringify(line.slice(0, 200))} names no repository, tag or digest as the distribution grammar has them.`,
    );
  }
  return {
    ...{ name: argument.name, repository, tag: tag ?? '', digest: digest ?? '' },
    ...{ sourceCommit: undefined, line, argument },
  };
}
