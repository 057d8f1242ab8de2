import { ActionError } from '../action/action-error.ts';

/** The names under which kustomize looks for its file, in its order. */
const KUSTOMIZATION_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** What stands at a path of a tree. */
export type PathKind = 'file' | 'directory' | 'symlink';

/** Whether the last segment of the path is one of kustomize’s file names. */
export function isKustomizationPath(path: string): boolean {
  return KUSTOMIZATION_NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}

/** Every path that {@link pickKustomization} may ask for: the overlay itself and the names in it. */
export function kustomizationCandidates(overlay: string): readonly string[] {
  const prefix = overlay === '.' ? '' : `${overlay}/`;
  const inside = KUSTOMIZATION_NAMES.map((name) => `${prefix}${name}`);
  return overlay === '.' ? inside : [overlay, ...inside];
}

/**
 * The kustomization file of an overlay: the overlay itself when it is such a file, else the one in
 * the directory.
 *
 * @param overlay a path of `normalizePath`
 * @param kindOf what stands at a path; `undefined` for nothing
 * @throws `E_KUSTOMIZATION_AMBIGUOUS` for two in one directory (kustomize refuses them too)
 * @throws `E_TARGET_GONE` for none
 * @throws `E_PATH` for a symlink, or a file of another name
 */
export function pickKustomization(
  overlay: string,
  kindOf: (path: string) => PathKind | undefined,
): string {
  const kind = overlay === '.' ? 'directory' : kindOf(overlay);
  if (kind === 'symlink') throw symlinkError(overlay);
  if (kind === 'file') {
    if (isKustomizationPath(overlay)) return overlay;
    throw new ActionError('E_PATH', `${overlay} is a file, but no kustomization.`, {
      hint: `Give the directory, or a file named ${KUSTOMIZATION_NAMES.join(', ')}.`,
    });
  }
  const found = kustomizationCandidates(overlay).filter(
    (path) => path !== overlay && kindOf(path) !== undefined,
  );
  const [first, second] = found;
  if (first === undefined) {
    throw new ActionError('E_TARGET_GONE', `${overlay} holds no kustomization.`);
  }
  if (second !== undefined) {
    throw new ActionError('E_KUSTOMIZATION_AMBIGUOUS', `${overlay} holds ${found.join(' and ')}.`);
  }
  if (kindOf(first) === 'symlink') throw symlinkError(first);
  if (kindOf(first) === 'directory') {
    throw new ActionError('E_TARGET_GONE', `${first} is a directory.`);
  }
  return first;
}

function symlinkError(path: string): ActionError {
  return new ActionError('E_PATH', `${path} is a symbolic link.`, {
    hint: 'Name the file that the link points to.',
  });
}
