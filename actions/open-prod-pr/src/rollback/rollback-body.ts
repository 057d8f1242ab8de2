import { createHash } from 'node:crypto';
import { manifestsSection, type Room } from '../body/body-changes.ts';
import type { BodyFacts, ComposedBody } from '../body/body-facts.ts';
import { mergingSection, nextSection } from '../body/body-merging.ts';
import { commitLink, duration, moment } from '../body/body-text.ts';
import {
  evidenceTable,
  imagesSection,
  lookAt,
  manifestRow,
  proofRow,
  PROVEN,
  scanRow,
  type Row,
} from '../body/body-verdicts.ts';
import { fitBody, joinSections, type BodyFrame } from '../body/body.ts';
import { inertCell, inertCode } from '../body/inert.ts';
import { formatMachineBlock } from '../body/machine-block.ts';
import type { CheckedRecords } from '../evidence/records.ts';
import { imageLine, type ReleaseImage } from '../release.ts';
import type { PullRequest } from '../state/repository-state.ts';
import type { Rollback } from './rollback.ts';

/** What decides whether a pull request that is there still says the truth. */
export interface RollbackEvidenceFacts {
  readonly rollback: Rollback;
  readonly records: CheckedRecords;
  /** Releases that are open beside it. */
  readonly releases: readonly PullRequest[];
}

/** Everything that the pull request of a rollback tells. */
export type RollbackFacts = RollbackEvidenceFacts &
  Pick<
    BodyFacts,
    | 'repository'
    | 'serverUrl'
    | 'runUrl'
    | 'base'
    | 'rendered'
    | 'merge'
    | 'added'
    | 'title'
    | 'now'
  >;

/** sha256 (hex) of what the text says, without anything that differs from run to run. */
export function rollbackEvidence({ rollback, records, releases }: RollbackEvidenceFacts): string {
  const { from, to, images, bumps, takenBackBy, passedOver, overlayFile } = rollback;
  const facts = [
    [from.commit, to.commit, overlayFile, takenBackBy ?? ''],
    from.images.map(imageLine),
    images.map(imageLine),
    bumps,
    passedOver.map(({ value, why }) => [value.commit, why]),
    releases.map(({ number }) => number).toSorted((a, b) => a - b),
    [records.signatures.status, records.image.status, records.scan.status],
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/**
 * Title and body of the pull request of a rollback, as inert as a release's.
 *
 * @throws `E_PR_TEXT` when both do not fit
 * @param reserved characters that people’s own text in the body takes
 */
export function composeRollback(facts: RollbackFacts, reserved = 0): ComposedBody {
  const { rollback, added } = facts;
  const names = rollback.images.map(({ name }) => name).join(', ');
  const machine: BodyFrame['machine'] = {
    schema: 1,
    ...{ tag: '', tagOid: '', commitOid: '' },
    rollsBack: rollback.from.commit,
    images: rollback.images.map(imageLine),
    ...{ labels: added.labels, reviewers: added.reviewers },
    ...{ teams: added.teams, assignees: added.assignees },
    evidence: rollbackEvidence(facts),
  };
  const title = facts.title ?? `Roll production back to ${rollback.label}: ${names}`;
  return fitBody({ title, machine, reserved }, (block, room, cut) =>
    joinSections(
      [
        formatMachineBlock(block),
        verdictSection(facts),
        imagesSection({ release: { deployed: rollback.from.images }, images: rollback.images }),
        limitsSection(facts),
        besideSection(facts),
        manifestsSection(facts, room),
        ...adviceOf(facts, room),
      ],
      cut,
    ),
  );
}

function adviceOf(facts: RollbackFacts, { advice }: Room): readonly string[] {
  if (!advice) return [];
  const release = { baseOid: facts.rollback.baseOid };
  return [mergingSection(facts), nextSection({ ...facts, release })];
}

/** What goes back, since when it runs, and a row for every piece of evidence. Never cut. */
function verdictSection(facts: RollbackFacts): string {
  const { rollback, serverUrl, repository, now } = facts;
  const { from, to, label } = rollback;
  const rows = [
    bumpRow(facts),
    signatureRow(facts),
    imageRow(facts),
    scanRow({ records: facts.records, require: [] }),
    manifestRow({ ...facts, images: rollback.images, release: rollback }),
  ];
  const link = (oid: string): string => commitLink(serverUrl, repository, oid);
  return [
    `**Roll production back to ${inertCode(label)}.** ${lookAt(rows)}`,
    `Taken back is ${tagsOf(from.images)}, which ${link(from.commit)} brought; ` +
      `it runs since ${moment(from.at)} (${duration(from.at, now)} when this was written). ` +
      `${tagsOf(to.images)} came with ${link(to.commit)} at ${moment(to.at)}.`,
    ...(rollback.takenBackBy === undefined
      ? []
      : [
          `⚠️ ${inertCode(label)} was itself taken back before, by ${link(rollback.takenBackBy)}. Make sure that what was wrong with it is not wrong any more.`,
        ]),
    evidenceTable(rows),
  ].join('\n\n');
}

function tagsOf(images: readonly ReleaseImage[]): string {
  return images.map(({ name, tag }) => inertCode(`${name} ${tag}`)).join(', ');
}

/** The value ran in production before: that, and by whom it was written, is what can be proven. */
function bumpRow({ rollback, base }: RollbackFacts): Row {
  const bumps = rollback.bumps.map((oid) => inertCell(oid.slice(0, 12))).join(', ');
  const detail = `${inertCell(base)} named these images before; the pipeline’s verified bump ${bumps} wrote them`;
  return { what: 'earlier release', verdict: PROVEN, detail };
}

function signatureRow({ records }: RollbackFacts): Row {
  return proofRow('signatures', 'signatures', records.signatures, [], (evidence) => {
    const { head, policyCommit } = evidence;
    return `everything up to ${inertCell(head.slice(0, 12))} on the base judged by the policy at ${inertCell(policyCommit.slice(0, 12))}`;
  });
}

function imageRow({ records }: RollbackFacts): Row {
  return proofRow('image', 'image', records.image, [], () => 'delivered anew by this run');
}

/** What a rollback does not do. Never cut. */
function limitsSection({ rollback }: RollbackFacts): string {
  const { from, images, overlayFile } = rollback;
  const staying = from.images.filter(({ name }) => images.every((image) => image.name !== name));
  return [
    '### What goes back, and what does not',
    `Only \`newTag\` and \`digest\` of these images in ${inertCode(overlayFile)} are written; the manifests follow. ` +
      'Everything else of the overlay and of the sources stays as it is now.',
    '⚠️ **Database migrations are not undone**, nor is anything else that the newer version has written: data, messages, caches, settings elsewhere. Make sure that the older version can work with what it will find.',
    ...(staying.length === 0 ? [] : [`Not touched: ${tagsOf(staying)}.`]),
    'What is taken back does not come again by itself: the next release with a higher version takes its place, or somebody asks for it by `rollback-to`.',
  ].join('\n\n');
}

/** Values that were passed over, and releases that are open. */
function besideSection({ rollback, releases, serverUrl, repository }: RollbackFacts): string {
  const over = rollback.passedOver
    .slice(0, MAX_LISTED)
    .map(({ value, why }) => `- ${tagsOf(value.images)}: ${inertCode(why, 500)}`);
  const open = releases
    .slice(0, MAX_LISTED)
    .map(
      ({ number, headBranch }) =>
        `- [${number}](${serverUrl}/${repository}/pull/${number}), ${inertCode(headBranch)}`,
    );
  return [
    ...(over.length === 0 ? [] : ['### Passed over', over.join('\n')]),
    ...(open.length === 0
      ? []
      : [
          '### Releases that are open',
          open.join('\n'),
          'They stay open. Merged before this one, a release leaves nothing of this rollback: ask for it again. After this one, it is in conflict with the overlay: tag the next version.',
        ]),
  ].join('\n\n');
}

/** Passed-over values and open releases that are named. */
const MAX_LISTED = 20;
