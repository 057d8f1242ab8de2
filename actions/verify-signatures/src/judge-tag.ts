import { hotfixReason } from '@gitops-actions/shared/git/hotfix-reason.ts';
import { parseTag, type TagObject } from '@gitops-actions/shared/git/tag-object.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { Finding, FindingCode } from './finding.ts';
import { judgeTagRules } from './judge-tag-rules.ts';
import type { Keyring } from './keyring.ts';
import { exceededBound, retirementOf } from './retirement.ts';

/** What a run found out about a tag. */
export interface JudgedTag {
  /** Without `refs/tags/`. */
  readonly name: string;
  /** Of the tag object; absent for a lightweight tag. */
  readonly oid?: string;
  /** The commit that is judged as head; absent where the tag leads to none. */
  readonly commit?: string;
  /** The person whose signature it bears. */
  readonly signer?: string;
  /** The reason in the message that the signer signed, whether or not the signer may give one. */
  readonly hotfix?: string;
  readonly findings: readonly Finding[];
}

export interface JudgeTagOptions {
  readonly repository: Repository;
  readonly signing: SigningPolicy;
  readonly keyring: Keyring;
}

/**
 * Judges the tag that stands at `refs/tags/<name>` now. The ref is read once: all that is said here is
 * said of that object, wherever the ref is moved meanwhile.
 *
 * @returns `undefined` when there is no such ref
 * @throws `E_REPO_OBJECTS`
 */
export async function judgeTag(
  name: string,
  options: JudgeTagOptions,
): Promise<JudgedTag | undefined> {
  const { repository } = options;
  const oid = await repository.refOid(`refs/tags/${name}`);
  if (oid === undefined) return undefined;
  const object = (await repository.objects.read([oid])).get(oid);
  const refuse = (code: FindingCode, reason: string, subject = ''): Finding => ({
    commit: oid,
    tag: name,
    code,
    reason,
    subject,
  });
  const commit = await repository.resolve(oid);
  const judged = { name, ...(commit !== undefined && { commit }) };
  if (object?.type !== 'tag') {
    const reason = 'it is lightweight: a name of a commit, with no object that could be signed';
    return { ...judged, findings: [refuse('E_TAG_LIGHTWEIGHT', reason)] };
  }
  const parsed = parseTag(object.bytes);
  if (!parsed.ok) {
    return { ...judged, oid, findings: [refuse('E_SIG_MALFORMED', parsed.reason)] };
  }
  const { tag } = parsed;
  const subject = tag.message.slice(0, 120).split('\n', 1)[0] ?? '';
  const findings: Finding[] = [];
  const found = (code: FindingCode, reason: string): void => {
    findings.push(refuse(code, reason, subject));
  };
  if (tag.name !== name) {
    found('E_TAG_NAME_MISMATCH', `it was signed as ${JSON.stringify(tag.name)}`);
  }
  const target = await targetFault(tag, commit, repository);
  if (target !== undefined) found('E_TAG_TARGET', target);
  const signer = await judgeSignature(tag, options, found);
  const claim = hotfixReason(tag.message);
  if (signer !== undefined) {
    const withheld = judgeTagRules(options.signing, name, signer, claim);
    for (const { code, reason } of withheld) found(code, reason);
  }
  return {
    ...judged,
    oid,
    ...(signer !== undefined && { signer }),
    ...(signer !== undefined && claim.kind === 'hotfix' && { hotfix: claim.reason }),
    findings,
  };
}

/** Why a tag does not tag a commit. What it says of its target's type is only what it says. */
async function targetFault(
  tag: TagObject,
  commit: string | undefined,
  { objects }: Repository,
): Promise<string | undefined> {
  if (tag.type !== 'commit') return `it tags the ${tag.type} ${tag.target}, not a commit`;
  if (commit === tag.target) return undefined;
  const type = (await objects.read([tag.target])).get(tag.target)?.type ?? 'object';
  return `it says that ${tag.target} is a commit, and it is a ${type}`;
}

/** The person whose good signature the tag bears; otherwise says why it is nobody's. */
async function judgeSignature(
  tag: TagObject,
  { repository, signing, keyring }: JudgeTagOptions,
  found: (code: FindingCode, reason: string) => void,
): Promise<string | undefined> {
  const identified = await keyring.identify(tag);
  if (!identified.ok) {
    found(identified.code, identified.reason);
    return undefined;
  }
  const { key } = identified;
  if (key.owner === 'github') {
    found('E_TAG_SIGNER', 'GitHub signed it, and only people may sign tags');
    return undefined;
  }
  if (key.compromised === true) {
    // What is tagged does not say when: a thief can tag any old commit as the newest release.
    found('E_KEY_REVOKED', `${key.name}’s key ${key.label} is compromised, and good for no tag`);
    return undefined;
  }
  // As for a commit: dates are the signer's own words, so what is tagged decides.
  const retirement = retirementOf(repository.objects);
  const exceeded = await exceededBound(key.bounds, tag.target, retirement);
  if (exceeded !== undefined) {
    found('E_KEY_REVOKED', `${key.name}’s key ${key.label} ${exceeded.reason}`);
    return undefined;
  }
  const emails = signing.people.get(key.name)?.emails ?? [];
  if (emails.length > 0 && !emails.includes(tag.tagger.email)) {
    found('E_SIG_EMAIL', `${key.name} signed it, but the tagger is <${tag.tagger.email}>`);
    return undefined;
  }
  return key.name;
}
