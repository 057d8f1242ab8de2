import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { KeyValue } from './key-values.ts';

/** Names that people give to secrets; `KEY` and the like only as a word of its own. */
const SECRET_NAME =
  /token|secret|passw(or)?d|passphrase|credential|(^|[_-])(key|apikey|pwd|pat|auth)($|[_-])|private[_-]?key/i;

/** Forms that only credentials have, whatever the argument is called. */
const SECRET_VALUES = [
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bglpat-[\w-]{20,}/,
  /\bya29\.[\w-]{10,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\bnpm_[A-Za-z0-9]{30,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
] as const;

/** A secret shorter than this could equal an ordinary value by chance. */
const MIN_SECRET = 6;

/**
 * Refuses build arguments that look like secrets: they stay readable in the image's history.
 *
 * @param known secrets that this action was given by other inputs
 * @throws `E_SECRET_BUILD_ARG`, naming the argument and never its value
 */
export function assertNoSecretBuildArgs(
  buildArgs: readonly KeyValue[],
  known: readonly string[],
): void {
  for (const { name, value } of buildArgs) {
    const reason = SECRET_NAME.test(name)
      ? 'by its name'
      : SECRET_VALUES.some((form) => form.test(value))
        ? 'by the form of its value'
        : known.some((secret) => secret.length >= MIN_SECRET && value.includes(secret))
          ? 'for it holds a secret that another input gave'
          : undefined;
    if (reason === undefined) continue;
    throw new ActionError(
      'E_SECRET_BUILD_ARG',
      `The build argument \`${name}\` looks like a secret ${reason}; it would stay in the image’s history.`,
      {
        hint: `Hand it over as a secret instead:\n  secrets: |\n    ${name.toLowerCase()}=\${{ secrets.… }}\nand in the Dockerfile: RUN --mount=type=secret,id=${name.toLowerCase()} …`,
      },
    );
  }
}
