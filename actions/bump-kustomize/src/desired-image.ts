import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { formatImageEntry, parseImagesList } from '@gitops-actions/shared/oci/images-list.ts';
import { parseSourceTag } from '@gitops-actions/shared/promotion/tag-strategy.ts';

/** What an application shall run. */
export interface DesiredImage {
  /** The application: `images[].name` in the kustomization. */
  readonly name: string;
  /** `registry/repository`; `undefined` keeps what the overlay names. */
  readonly repository: string | undefined;
  readonly tag: string;
  /** `sha256:<64 hex>` */
  readonly digest: string;
  /** The commit that the image was made of, where it is known. */
  readonly sourceCommit: string | undefined;
  /** The line as it was given. */
  readonly line: string;
}

/** A stand-in for the kept repository while the line is checked by the images list's own grammar. */
const KEPT = 'kept.invalid/kept';

/**
 * Reads the images list; `*` in place of the repository keeps what the overlay names.
 *
 * @param sourceCommit of all images; must agree with every tag that names one
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE`
 */
export function parseDesiredImages(
  lines: readonly string[],
  sourceCommit: string | undefined,
): readonly DesiredImage[] {
  const keeps = (line: string): boolean => /^[^=]*=\*:/.test(line);
  const entries = parseImagesList(
    lines.map((line) => (keeps(line) ? line.replace('=*:', `=${KEPT}:`) : line)),
  );
  return entries.map((entry, index) => {
    const line = lines[index] ?? formatImageEntry(entry);
    const { registry, repository, tag, digest } = entry.reference;
    const fromTag = parseSourceTag(tag)?.commit;
    if (sourceCommit !== undefined && fromTag !== undefined && fromTag !== sourceCommit) {
      throw new ActionError(
        'E_INPUT',
        `Input \`source-commit\` is ${sourceCommit}, but the tag of \`${entry.name}\` names ${fromTag}.`,
      );
    }
    return {
      name: entry.name,
      repository: keeps(line) ? undefined : `${registry}/${repository}`,
      tag,
      digest,
      sourceCommit: fromTag ?? sourceCommit,
      line,
    };
  });
}
