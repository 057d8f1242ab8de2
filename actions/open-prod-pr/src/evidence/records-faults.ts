import type { StageRecord } from '@gitops-actions/shared/action/record.ts';
import type { ImageEvidence, ScanEvidence, SignaturesEvidence } from './evidence.ts';
import type { Expected } from './records.ts';
import { imageLine } from '../release.ts';

/** Why a record of this run proves nothing for this release. */
export interface Fault {
  readonly code: 'E_RECORD_DIGEST' | 'E_RECORD_FAILED';
  readonly why: string;
}

const failed = (why: string): Fault => ({ code: 'E_RECORD_FAILED', why });
const other = (why: string): Fault => ({ code: 'E_RECORD_DIGEST', why });

/** What is wrong with the evidence of verify-signatures. */
export function signaturesFault(
  evidence: SignaturesEvidence,
  _record: StageRecord,
  expected: Expected,
): Fault | undefined {
  const { verdict, head, tag } = evidence;
  if (verdict !== 'pass') return failed('its verdict is not `pass`');
  const { policyBlob } = expected;
  const known = evidence.policyBlob !== undefined && policyBlob !== undefined;
  if (known && evidence.policyBlob !== policyBlob) {
    return failed('the policy has changed since; run all jobs of this run again');
  }
  if (expected.tag === undefined) {
    const { commitOid } = expected;
    return head === commitOid
      ? undefined
      : failed(`it judged ${quote(head)}, the base is at ${commitOid}`);
  }
  if (head !== expected.commitOid) {
    return other(`it judged ${quote(head)}, the tag names ${expected.commitOid}`);
  }
  if (tag === undefined) return other('it judged no tag');
  if (tag.name !== expected.tag) return other(`it judged the tag ${quote(tag.name)}`);
  if (tag.oid !== expected.tagOid) {
    return other(
      `it judged the tag object ${quote(tag.oid)}, the tag is ${expected.tagOid ?? 'gone'}`,
    );
  }
  if (tag.target !== expected.commitOid) {
    return other(`it judged a tag of ${quote(tag.target)}, not of ${expected.commitOid}`);
  }
  if (expected.release?.kind === 'hotfix' && tag.hotfix === undefined) {
    return other('it judged no hotfix');
  }
  return undefined;
}

/** What is wrong with the evidence of build-image. */
export function imageFault(
  evidence: ImageEvidence,
  record: StageRecord,
  expected: Expected,
): Fault | undefined {
  if (evidence.dryRun) return failed('it was a dry run');
  const { release } = expected;
  if (release?.kind === 'promotion' && evidence.mode !== 'promote') {
    return other('it built an image, but what staging runs is released');
  }
  if (release?.kind === 'hotfix' && evidence.mode !== 'build') {
    return other('it copied an image, but a hotfix is built');
  }
  if (release !== undefined && evidence.revision !== release.sourceCommit) {
    const what = evidence.revision === undefined ? 'no commit' : quote(evidence.revision);
    return other(`its image is made of ${what}, released is ${release.sourceCommit}`);
  }
  return imagesFault(record, expected) ?? stagingFault(expected);
}

/** What is wrong with the evidence of trivy-scan. */
export function scanFault(
  evidence: ScanEvidence,
  record: StageRecord,
  expected: Expected,
): Fault | undefined {
  if (evidence.verdict !== 'pass') return failed('its verdict is not `pass`');
  const { failOn, ignoreUnfixed } = expected.scan ?? {};
  if (evidence.failOn.length === 0 && failOn?.length !== 0) return failed('it failed on nothing');
  const unjudged = (failOn ?? []).filter((severity) => !evidence.failOn.includes(severity));
  if (unjudged.length > 0) {
    return failed(`the policy fails on ${unjudged.join(', ')}, and it did not`);
  }
  if (ignoreUnfixed === false && evidence.ignoreUnfixed) {
    return failed('it ignored what has no fix, which the policy does not');
  }
  if (isOutdated(evidence, expected)) {
    return failed('its database is older by now than the policy allows; run all jobs again');
  }
  if (!evidence.scanners.includes('vuln')) return failed('it looked for no vulnerabilities');
  if (evidence.baseline !== undefined && evidence.baseline.mode !== 'report') {
    return failed('it judged only what is new against the baseline');
  }
  return imagesFault(record, expected);
}

/** A job that is run again by itself gets the scan of the first attempt, however long ago it was. */
function isOutdated({ databaseUpdatedAt }: ScanEvidence, { scan, now }: Expected): boolean {
  const maxAge = scan?.maxDbAgeMs;
  if (maxAge === undefined || now === undefined || databaseUpdatedAt === undefined) return false;
  const age = now().getTime() - Date.parse(databaseUpdatedAt);
  return !(age <= maxAge);
}

/** The images of a record are those of the release, all of them and no others. */
function imagesFault({ images }: StageRecord, expected: Expected): Fault | undefined {
  if (expected.images === undefined) return undefined;
  const wanted = new Set(expected.images.map(imageLine));
  const stray = images.find((line) => !wanted.has(line));
  if (stray !== undefined) return other(`it speaks of ${quote(stray)}, which is not released`);
  const unproven = [...wanted].find((line) => !images.includes(line));
  if (unproven !== undefined) return other(`it does not speak of ${quote(unproven)}`);
  if (images.length !== wanted.size) return other('it names an image twice');
  return wanted.size === 0 ? other('it speaks of no image') : undefined;
}

/** Promotion: production gets the very digests that staging ran. */
function stagingFault({ release, images }: Expected): Fault | undefined {
  if (release?.kind !== 'promotion' || images === undefined) return undefined;
  const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
  const changed = images.find(({ name, digest }) => ran.get(name) !== digest);
  if (changed !== undefined) {
    return other(
      `staging ran ${ran.get(changed.name) ?? `no ${changed.name}`}, released would be ${changed.name} as ${changed.digest}`,
    );
  }
  return ran.size === images.length ? undefined : other('not all that staging ran was promoted');
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
