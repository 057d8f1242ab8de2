import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { hotfixReason } from '@gitops-actions/shared/git/hotfix-reason.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { PlanRequest } from './plan-request.ts';
import { tagMoved } from './release-refusals.ts';

/** What the tag object says; nothing else about the tag is believed. */
export type ReleaseTag =
  | {
      readonly ok: true;
      readonly tagOid: string;
      readonly commitOid: string;
      /** Of the line `Hotfix: …` in the signed message. */
      readonly hotfixReason?: string;
    }
  | { readonly ok: false; readonly refusal: ActionError };

/**
 * Reads the tag object that was verified. Whether its signature is good, and whether its signer may
 * ask for a hotfix, was judged by verify-signatures; that it is still the same object is held here.
 *
 * @throws `E_REPO_OBJECTS`
 */
export async function readReleaseTag(
  request: PlanRequest,
  objects: GitObjects,
): Promise<ReleaseTag> {
  const { tag, refs } = request;
  const { tagOid } = refs;
  const refuse = (refusal: ActionError): ReleaseTag => ({ ok: false, refusal });
  if (tagOid === undefined) return refuse(tagMoved(request, 'is not there any more'));
  if (request.tagOid !== undefined && request.tagOid !== tagOid) {
    return refuse(tagMoved(request, `is ${tagOid} now; verified was ${request.tagOid}`));
  }
  const object = (await objects.read([tagOid])).get(tagOid);
  if (object?.type !== 'tag') {
    return refuse(
      new ActionError('E_TAG_LIGHTWEIGHT', `The tag ${JSON.stringify(tag)} is not annotated.`),
    );
  }
  const parsed = parseTag(object.bytes);
  if (!parsed.ok) {
    return refuse(
      new ActionError(
        'E_SIG_MALFORMED',
        `The tag object ${tagOid} is malformed: ${parsed.reason}.`,
      ),
    );
  }
  const { name, target, type, message, signature } = parsed.tag;
  if (name !== tag) {
    return refuse(
      new ActionError(
        'E_TAG_NAME_MISMATCH',
        `The tag object ${tagOid} was made as ${JSON.stringify(name)}, not ${JSON.stringify(tag)}.`,
      ),
    );
  }
  if (type !== 'commit') {
    return refuse(
      new ActionError('E_TAG_TARGET', `The tag ${JSON.stringify(tag)} names a ${type}, no commit.`),
    );
  }
  if (request.commitOid !== undefined && request.commitOid !== target) {
    return refuse(tagMoved(request, `names ${target}; verified was ${request.commitOid}`));
  }
  const claim = hotfixReason(message);
  if (claim.kind === 'malformed') {
    return refuse(new ActionError('E_TAG_HOTFIX', `${JSON.stringify(tag)}: ${claim.reason}.`));
  }
  // A line that nobody signed says nothing.
  const reason = claim.kind === 'hotfix' && signature !== undefined ? claim.reason : undefined;
  return {
    ok: true,
    tagOid,
    commitOid: target,
    ...(reason !== undefined && { hotfixReason: reason }),
  };
}
