import * as core from '@actions/core';

/** Lines shorter than this would mask ordinary text all over the log. */
const MIN_MASKED_LINE = 4;

/**
 * Registers a secret with the runner before its first use: the value, each of its lines, and the
 * base64 forms in which HTTP Basic credentials would carry it. The runner masks exact matches only.
 */
export function maskSecret(secret: string): void {
  if (secret === '') return;
  const forms = new Set([
    secret,
    ...secret.split(/\r?\n/),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`x-access-token:${secret}`).toString('base64'),
    Buffer.from(`oauth2accesstoken:${secret}`).toString('base64'),
  ]);
  for (const form of forms) if (form.length >= MIN_MASKED_LINE) core.setSecret(form);
}
