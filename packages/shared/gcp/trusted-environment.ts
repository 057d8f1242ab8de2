import { ActionError } from '../action/action-error.ts';

/** Each of these lets whoever set it read or redirect what we send under TLS. */
const INTERCEPTING = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NODE_USE_ENV_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

/**
 * Refuses to mint tokens in an environment that an earlier step may have prepared to intercept
 * them. On a loopback server (the sandbox) there is nothing to protect and the check is skipped.
 *
 * @throws `E_ENV` naming the variables
 */
export function assertTrustedEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  loopback: boolean,
): void {
  if (loopback) return;
  const found = Object.keys(env).filter(
    (name) =>
      (env[name] ?? '') !== '' && INTERCEPTING.some((listed) => listed === name.toUpperCase()),
  );
  if (found.length === 0) return;
  throw new ActionError(
    'E_ENV',
    `This job mints tokens, and its environment redirects or opens TLS: ${found.join(', ')}.`,
    { hint: 'Remove the variables from the job, or find the step that set them.' },
  );
}
