import { ActionError } from '../action/action-error.ts';
import type { HttpAnswer } from './transport.ts';

/** One entry of a registry's error answer (distribution specification, “Error Codes”). */
export interface RegistryErrorEntry {
  readonly code: string;
  readonly message: string;
}

/** The `errors` of an answer; empty when the body is not a registry's error answer. */
export function registryErrors(answer: HttpAnswer): readonly RegistryErrorEntry[] {
  try {
    const body: unknown = JSON.parse(answer.body.toString('utf8'));
    if (typeof body !== 'object' || body === null || !('errors' in body)) return [];
    if (!Array.isArray(body.errors)) return [];
    return body.errors.flatMap((entry: unknown): RegistryErrorEntry[] => {
      if (typeof entry !== 'object' || entry === null || !('code' in entry)) return [];
      const { code } = entry;
      const message = 'message' in entry && typeof entry.message === 'string' ? entry.message : '';
      return typeof code === 'string' ? [{ code, message }] : [];
    });
  } catch {
    return []; // not JSON, hence not a registry's error answer
  }
}

/**
 * An answer that is neither success nor worth another try, as an error.
 *
 * @param what the operation in words, e.g. `PUT manifest dev-1 of localhost:5000/acme/web`
 */
export function refusedBy(answer: HttpAnswer, what: string): ActionError {
  const entries = registryErrors(answer);
  const said = entries.map(({ code, message }) => `${code} ${oneLine(message)}`.trim()).join('; ');
  const message = `${what}: the registry answered ${answer.status}${said === '' ? '' : `: ${said}`}`;
  if (answer.status === 401) return new ActionError('E_REGISTRY_AUTH', message);
  if (answer.status === 403) return new ActionError('E_REGISTRY_DENIED', message);
  if (answer.status === 404 && entries.length > 0) {
    return new ActionError('E_REGISTRY_NOT_FOUND', message);
  }
  if (entries.some(({ code }) => code === 'DIGEST_INVALID') && !lacksBlob(answer)) {
    return new ActionError('E_DIGEST_MISMATCH', message);
  }
  return new ActionError('E_REGISTRY', message);
}

/** Whether a manifest was refused because the registry does not know what it names. */
export function lacksBlob(answer: HttpAnswer): boolean {
  const codes = ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'];
  return registryErrors(answer).some(({ code }) => codes.includes(code));
}

/** Without control characters, at most 300 characters: the text is the server's. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 300);
}
