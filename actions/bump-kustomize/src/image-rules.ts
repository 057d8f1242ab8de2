import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { FileAt, FilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import {
  registriesYaml,
  registryFault,
  type RegistryQuery,
} from '@gitops-actions/shared/policy/registry-rules.ts';

export const MISSING_POLICY_CHOICES = ['fail', 'proceed'] as const;
export type MissingPolicy = (typeof MISSING_POLICY_CHOICES)[number];

/** Why an image may not stand in an overlay (a directory); `undefined`: it may. */
export type ImageRule = (overlay: string, image: string) => ActionError | undefined;

export interface RuleFacts {
  /** `owner/name` of the source, and of the overlays. */
  readonly source: string;
  readonly gitops: string;
  /** With overlays in another repository that has no policy. */
  readonly onMissingPolicy: MissingPolicy;
  readonly log: Log;
}

/** What the overlays' repository lets its writers do, at one state of it. */
export interface OverlayRules {
  readonly policy: Policy | undefined;
  readonly fault: ImageRule;
}

/**
 * What the overlays' repository lets its writers do, anew for every state of it: its policy is read
 * from its default branch by the very request that reads the overlays.
 *
 * @returns throws `E_POLICY_INVALID` for a policy that cannot be read
 */
export function imageRules(facts: RuleFacts): (at: FilesAt) => Promise<OverlayRules> {
  const { source, gitops, onMissingPolicy, log } = facts;
  const separate = !isSameRepository(source, gitops);
  let warned = false;
  return async ({ trusted }) => {
    if (trusted === undefined) throw new ActionError('E_INTERNAL', 'The policy was not read.');
    const file = trusted.get(POLICY_PATH);
    if (file !== undefined) {
      const policy = await parse(file, gitops);
      return {
        policy,
        fault: (overlay, image) => registryFault(policy, { source, gitops, overlay, image }),
      };
    }
    if (separate && onMissingPolicy === 'fail') {
      return {
        policy: undefined,
        fault: (overlay, image) => missing({ source, gitops, overlay, image }),
      };
    }
    if (separate && !warned) {
      warned = true;
      log.warning(
        `${gitops} has no ${POLICY_PATH}: nothing there says which repository may write which images.`,
      );
    }
    return { policy: undefined, fault: () => undefined };
  };
}

async function parse(file: FileAt, gitops: string): Promise<Policy> {
  const origin = `${POLICY_PATH} of ${gitops}`;
  if (!file.mode.startsWith('100')) {
    throw new ActionError('E_POLICY_INVALID', `${origin} is not a regular file.`);
  }
  const { parsePolicyFile } = await import('@gitops-actions/shared/policy/parse-policy.ts');
  return parsePolicyFile(file.bytes, origin);
}

function missing(query: RegistryQuery): ActionError {
  const { source, gitops } = query;
  return new ActionError(
    'E_POLICY_MISSING',
    `There is no ${POLICY_PATH} on the default branch of ${gitops}, so nothing there lets ${source} write.`,
    {
      hint: `Add it there; this one allows exactly this image:\nschema: 1\n${registriesYaml(query)}\nOr write without a policy, by \`on-missing-policy: proceed\`.`,
    },
  );
}
