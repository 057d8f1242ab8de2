import { markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { SEVERITIES } from '@gitops-actions/shared/policy/policy.ts';
import type { BodyFacts } from './body-facts.ts';
import { count, duration, moment, versionCells } from './body-text.ts';
import type { ScanEvidence, SignaturesEvidence } from '../evidence/evidence.ts';
import { inertCell, inertCode } from './inert.ts';
import type { Proof } from '../evidence/records.ts';
import type { Stage } from '../evidence/stages.ts';
import type { Release, ReleaseImage } from '../release.ts';

export const PROVEN = '✅ proven';
export const UNPROVEN = '⚠️ not proven';

/** A row of the evidence table. */
export interface Row {
  readonly what: string;
  readonly verdict: string;
  readonly detail: string;
}

/** What is released, and a row for every piece of evidence. Never cut. */
export function verdictSection(facts: BodyFacts): string {
  const { release } = facts;
  const before =
    release.deployedVersion === undefined
      ? 'Production runs no release yet.'
      : `Production runs ${inertCode(`v${release.deployedVersion}`)} now.`;
  const what = release.kind === 'hotfix' ? 'Hotfix' : 'Release';
  const rows = [
    signatureRow(facts),
    imageRow(facts),
    scanRow(facts),
    stagingRow(facts),
    manifestRow(facts),
  ];
  return [
    `**${what} ${inertCode(release.tag)} to production.** ${before} ${lookAt(rows)}`,
    ...(release.hotfixReason === undefined
      ? []
      : [`Reason in the signed tag: ${inertCode(release.hotfixReason, 500)}`]),
    evidenceTable(rows),
  ].join('\n\n');
}

/** One sentence that names what is not proven. */
export function lookAt(rows: readonly Row[]): string {
  const open = rows.filter(({ verdict }) => verdict !== PROVEN).map(({ what }) => what);
  return open.length === 0
    ? 'Every piece of evidence is there.'
    : `Look at: **${open.join(', ')}**.`;
}

export function evidenceTable(rows: readonly Row[]): string {
  return markdownTable(
    ['evidence', 'verdict', 'what was found'],
    rows.map(({ what, verdict, detail }) => [what, verdict, detail]),
  );
}

/** What the table of images is made from. */
export interface ImagesFacts {
  readonly release: Pick<Release, 'deployed'>;
  readonly images: readonly ReleaseImage[];
}

/** Old and new image of every application. Never cut. */
export function imagesSection({ release, images }: ImagesFacts): string {
  const old = new Map(release.deployed.map((image) => [image.name, image]));
  const names = [...new Set([...images, ...release.deployed].map(({ name }) => name))];
  const rows = names.map((name) => {
    const image = images.find((candidate) => candidate.name === name);
    const before = old.get(name);
    const [oldTag, oldDigest] = versionCells(before);
    const [newTag, newDigest] = versionCells(image ?? before);
    const repository = inertCell((image ?? before)?.repository ?? '', 255);
    const note = image === undefined ? 'stays' : image.digest === before?.digest ? 'same' : 'new';
    return [inertCell(name), repository, oldTag, newTag, note, oldDigest, newDigest];
  });
  const header = [
    'application',
    'repository',
    'tag now',
    'new tag',
    '',
    'digest now',
    'new digest',
  ];
  return `### Images\n\n${markdownTable(header, rows)}`;
}

function signatureRow({ records, release, require }: BodyFacts): Row {
  return proofRow('signatures', 'signatures', records.signatures, require, (evidence) => {
    const { tag, commits, base, policyCommit } = evidence;
    const signer = tag === undefined ? '–' : inertCell(tag.signer, 80);
    const range = inertCell(`${base.slice(0, 12)}..${release.commitOid.slice(0, 12)}`);
    return (
      `tag ${inertCell(release.tag)} signed by ${signer}; ${count(commits, 'commit')} in ${range} ` +
      `judged by the policy at ${inertCell(policyCommit.slice(0, 12))}${signers(evidence)}`
    );
  });
}

function signers(evidence: SignaturesEvidence): string {
  const shown = evidence.signers
    .slice(0, 10)
    .map(({ name, commits }) => `${inertCell(name, 80)} (${commits})`);
  return shown.length === 0 ? '' : `; signers: ${shown.join(', ')}`;
}

function imageRow({ records, release, require }: BodyFacts): Row {
  return proofRow('image', 'image', records.image, require, (evidence) =>
    evidence.mode === 'promote'
      ? 'copied byte for byte from what staging ran'
      : `built from the source commit ${inertCell(release.sourceCommit.slice(0, 12))}`,
  );
}

/** What the scan found. */
export function scanRow({ records, require }: Pick<BodyFacts, 'records' | 'require'>): Row {
  return proofRow('scan', 'scan', records.scan, require, (evidence) => {
    const { baseline, baselineProblem, failOn, trivyVersion, databaseUpdatedAt } = evidence;
    const parts = [
      failOn.length === 0 ? 'report only' : `nothing of ${inertCell(failOn.join(', '))}`,
      ...(evidence.ignoreUnfixed ? ['what has no fix left out'] : []),
      severities(evidence),
      ...(baseline === undefined
        ? []
        : [`${baseline.new.count} new and ${baseline.fixed.count} fixed against production`]),
      ...(baselineProblem === undefined
        ? []
        : [`not compared with production (${inertCell(baselineProblem, 60)})`]),
      ...(trivyVersion === undefined ? [] : [`Trivy ${inertCell(trivyVersion, 40)}`]),
      ...(databaseUpdatedAt === undefined ? [] : [`database of ${moment(databaseUpdatedAt)}`]),
    ];
    return parts.join('; ');
  });
}

function severities({ counts }: ScanEvidence): string {
  return SEVERITIES.map((name) => `${name} ${counts[name] ?? 0}`).join(', ');
}

function stagingRow({ release, images, now }: BodyFacts): Row {
  const { kind, staging } = release;
  const what = 'staging';
  if (kind === 'hotfix' || staging === undefined) {
    const detail = 'built for production at once; no environment has run these images';
    return { what, verdict: '⚠️ not run in staging', detail };
  }
  const ran = new Map(release.images.map(({ name, digest }) => [name, digest]));
  const same = images.length > 0 && images.every(({ name, digest }) => ran.get(name) === digest);
  const since = `ran these digests since ${moment(staging.deployedAt)}`;
  const until =
    staging.replacedAt === undefined
      ? `runs them now, for ${duration(staging.deployedAt, now)} when this was written`
      : `until ${moment(staging.replacedAt)} (${duration(staging.deployedAt, new Date(staging.replacedAt))}); a newer version took their place there`;
  const bump = `bump ${inertCell(staging.commit.slice(0, 12))}`;
  return { what, verdict: same ? PROVEN : UNPROVEN, detail: `${since}, ${until}; ${bump}` };
}

/** Whether the manifests render with these images. */
export function manifestRow({
  rendered,
  images,
  release,
}: Pick<BodyFacts, 'rendered' | 'images'> & {
  readonly release: Pick<Release, 'overlayFile'>;
}): Row {
  const what = 'manifests';
  if (rendered.status === 'not-rendered') {
    return { what, verdict: UNPROVEN, detail: `not rendered: ${inertCell(rendered.reason, 300)}` };
  }
  const lacking = images.filter(({ digest }) => !rendered.digests.includes(digest));
  const changes = rendered.resources.length + rendered.more;
  const detail = [
    `${count(changes, 'resource')} of ${inertCell(release.overlayFile)} ${changes === 1 ? 'changes' : 'change'}`,
    lacking.length === 0
      ? 'rendered with exactly these digests'
      : `no workload runs ${lacking.map(({ name }) => inertCell(name)).join(', ')} by its new digest`,
    ...(rendered.omitted.length === 0
      ? []
      : [
          `not rendered: ${rendered.omitted
            .slice(0, 5)
            .map((text) => inertCell(text, 120))
            .join(', ')}`,
        ]),
  ].join('; ');
  const proven = lacking.length === 0 && rendered.omitted.length === 0;
  return { what, verdict: proven ? PROVEN : UNPROVEN, detail };
}

/** What a record came to, told by `describe` where it proves something. */
export function proofRow<Evidence>(
  what: string,
  stage: Stage,
  proof: Proof<Evidence>,
  require: readonly Stage[],
  describe: (evidence: Evidence) => string,
): Row {
  if (proof.status === 'proven') return { what, verdict: PROVEN, detail: describe(proof.evidence) };
  const why = require.includes(stage) ? '' : ' (`require` does not ask for it)';
  if (proof.status === 'missing') return { what, verdict: UNPROVEN, detail: `no record${why}` };
  return { what, verdict: '❌ failed', detail: `${inertCell(proof.reason, 300)}${why}` };
}
