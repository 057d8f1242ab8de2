import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { readFilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { parsePolicyFile } from '@gitops-actions/shared/policy/parse-policy.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { parseIgnoreFile, type IgnoreList } from './ignore-file.ts';
import { DEFAULT_IGNORE_FILE, type Inputs } from './inputs.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';

/** What the default branch says about scans, read at one commit. */
export interface Trusted {
  readonly commit: string;
  /** `undefined` when the repository has no policy. */
  readonly policy?: Policy;
  /** Text of the ignore file, where there is one. */
  readonly ignoreFile?: string;
}

/**
 * Reads the policy and the ignore file at the default branch's head, with one request: never from
 * the change whose images are judged.
 *
 * @throws `E_POLICY_INVALID`, `E_IGNORE_FILE` (not UTF-8, or no regular file), and what the client
 *   throws
 */
export async function readTrusted(
  github: GitHub,
  repository: string,
  ignorePath: string | undefined,
): Promise<Trusted> {
  const [owner = '', repo = ''] = repository.split('/');
  const paths = [POLICY_PATH, ...(ignorePath === undefined ? [] : [ignorePath])];
  const { headOid, files } = await readFilesAt(github, { owner, repo }, { paths });
  const policy = files.get(POLICY_PATH);
  const ignore = ignorePath === undefined ? undefined : files.get(ignorePath);
  if (ignore !== undefined && !ignore.mode.startsWith('100')) {
    throw new ActionError('E_IGNORE_FILE', `${ignorePath ?? ''} is not a regular file.`);
  }
  return {
    commit: headOid,
    ...(policy && {
      policy: await parsePolicyFile(policy.bytes, POLICY_PATH),
    }),
    ...(ignore && { ignoreFile: decode(ignore.bytes, ignorePath ?? '') }),
  };
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ActionError('E_IGNORE_FILE', `${path} is not UTF-8.`);
  }
}

/**
 * The ignore list out of the trusted file; expired entries are reported.
 *
 * @throws `E_IGNORE_FILE`
 */
export async function readIgnoreList(
  inputs: Inputs,
  trusted: Trusted,
  deps: { readonly log: Log; now(): Date },
): Promise<IgnoreList> {
  const path = inputs.ignoreFile;
  if (path === undefined) return { valid: [], expired: [] };
  if (trusted.ignoreFile === undefined) {
    if (path === DEFAULT_IGNORE_FILE) return { valid: [], expired: [] };
    throw new ActionError('E_IGNORE_FILE', `There is no ${path} on the default branch.`);
  }
  const list = await parseIgnoreFile(trusted.ignoreFile, path, deps.now());
  for (const entry of list.expired) {
    deps.log.warning(
      `${path}: the entry ${entry.id} expired on ${entry.expiredAt} and is not applied.`,
    );
  }
  return list;
}
