import { createHash } from 'node:crypto';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { changesSection, findingsSection, manifestsSection, type Room } from './body-changes.ts';
import type { BodyFacts, ComposedBody, EvidenceFacts } from './body-facts.ts';
import { mergingSection, nextSection, rollbackSection } from './body-merging.ts';
import { imagesSection, verdictSection } from './body-verdicts.ts';
import { inertLine } from './inert.ts';
import {
  BEGIN,
  END,
  formatMachineBlock,
  normalizeNewlines,
  ownPart,
  textHash,
  type MachineBlock,
} from './machine-block.ts';
import { imageLine } from '../release.ts';

/** GitHub’s limits: «is too long (maximum is 65536 characters)», and 256 for titles. */
const MAX_BODY = 65_536;
const MAX_TITLE = 256;

const FULL: Room = {
  diffLines: 300,
  resources: 100,
  commits: 50,
  titles: 50,
  findings: 20,
  advice: true,
};

/** What gives way, in this order, until the rest fits. Verdicts, images and the way back never do. */
const CUTS: readonly (readonly [what: string, room: Partial<Room>])[] = [
  ['the manifest diff', { diffLines: 80 }],
  ['the manifest diff', { diffLines: 20 }],
  ['the manifest diff', { diffLines: 0 }],
  ['the manifest diff', { resources: 20 }],
  ['the manifest diff', { resources: 0 }],
  ['the oldest commits', { commits: 30 }],
  ['the oldest commits', { commits: 15 }],
  ['the oldest commits', { commits: 5 }],
  ['commits', { commits: 0 }],
  ['pull requests and issues', { titles: 10 }],
  ['pull requests and issues', { titles: 0 }],
  ['findings', { findings: 5 }],
  ['findings', { findings: 0 }],
  ['how to merge', { advice: false }],
];

/** In place of a hash that is not known yet. */
const UNKNOWN = '0'.repeat(64);

/** sha256 (hex) of what the evidence says, without anything that differs from run to run. */
export function evidenceHash({ release, images, records }: EvidenceFacts): string {
  const { signatures, image, scan } = records;
  const { kind, tag, tagOid, commitOid, sourceCommit, hotfixReason, overlayFile } = release;
  const facts = [
    [kind, tag, tagOid, commitOid, sourceCommit, hotfixReason ?? '', overlayFile],
    [release.staging?.commit, release.staging?.deployedAt, release.staging?.replacedAt],
    release.deployed.map(imageLine),
    images.map(imageLine),
    signatures.status === 'proven' ? signatures.evidence.tag?.signer : signatures.status,
    image.status === 'proven' ? image.evidence.mode : image.status,
    scan.status === 'proven'
      ? [
          scan.evidence.failOn,
          Object.entries(scan.evidence.counts).toSorted(),
          scan.evidence.baseline?.new,
          scan.evidence.baseline?.fixed,
        ]
      : scan.status,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/**
 * Title and body of the production pull request. Whatever other people wrote in it is inert, as
 * Markdown and as the message of the merge commit.
 *
 * @throws `E_PR_TEXT` when both do not fit
 * @param reserved characters that people’s own text in the body takes: `peoplesText(existing).length`
 */
export function composeBody(facts: BodyFacts, reserved = 0): ComposedBody {
  const machine: Omit<MachineBlock, 'text'> = {
    schema: 1,
    tag: facts.release.tag,
    tagOid: facts.release.tagOid,
    commitOid: facts.release.commitOid,
    images: facts.images.map(imageLine),
    labels: facts.added.labels,
    reviewers: facts.added.reviewers,
    teams: facts.added.teams,
    assignees: facts.added.assignees,
    evidence: evidenceHash(facts),
  };
  const names = facts.images.map(({ name }) => name).join(', ');
  const what = facts.release.kind === 'hotfix' ? 'Hotfix' : 'Release';
  const title = facts.title ?? `${what} ${facts.release.tag} to production: ${names}`;
  return fitBody({ title, machine, reserved }, (block, room, cut) =>
    render(facts, block, room, cut),
  );
}

/** What of a pull request’s own words is the same however much has to give way. */
export interface BodyFrame {
  readonly title: string;
  /** Its hash is of the body that comes of it. */
  readonly machine: Omit<MachineBlock, 'text'>;
  /** As of {@link composeBody}. */
  readonly reserved: number;
}

/**
 * Renders a body until it fits, with less room for the long lists each time.
 *
 * @throws `E_PR_TEXT` when it does not fit
 */
export function fitBody(
  { title, machine: block, reserved }: BodyFrame,
  draw: (machine: MachineBlock, room: Room, cut: readonly string[]) => string,
): ComposedBody {
  const machine: MachineBlock = { ...block, text: UNKNOWN };
  let room = FULL;
  let cut: readonly string[] = [];
  let body = draw(machine, room, cut);
  for (const [name, smaller] of CUTS) {
    if (body.length + reserved <= MAX_BODY) break;
    room = { ...room, ...smaller };
    cut = [...new Set([...cut, name])];
    body = draw(machine, room, cut);
  }
  if (body.length + reserved > MAX_BODY) {
    throw new ActionError(
      'E_PR_TEXT',
      `People’s own text in the pull request has ${reserved} characters, the evidence at least ${body.length}; GitHub takes ${MAX_BODY}.`,
    );
  }
  // A hash is as long as another: what was measured stays as it was.
  const whole = { ...machine, text: textHash(body) ?? UNKNOWN };
  body = draw(whole, room, cut);
  return { title: inertLine(title, MAX_TITLE), body, machine: whole, cut };
}

function render(
  facts: BodyFacts,
  machine: MachineBlock,
  room: Room,
  cut: readonly string[],
): string {
  return joinSections(
    [
      formatMachineBlock(machine),
      verdictSection(facts),
      imagesSection(facts),
      changesSection(facts, room),
      findingsSection(facts, room),
      manifestsSection(facts, room),
      rollbackSection(facts),
      ...(room.advice ? [mergingSection(facts), nextSection(facts)] : []),
    ],
    cut,
  );
}

/** Our part of a body: sections that are not empty, and what did not fit, between the markers. */
export function joinSections(sections: readonly string[], cut: readonly string[]): string {
  const all = [
    ...sections,
    cut.length === 0 ? '' : `Cut to fit GitHub’s limit: ${cut.join(', ')}.`,
  ];
  return [BEGIN, ...all.filter((section) => section !== ''), END].join('\n\n');
}

/**
 * The body with our part put in place of the earlier one; people’s text around it stays, character
 * by character. Where our part is gone or broken, the new one comes first.
 */
export function mergeBody(existing: string, generated: string): string {
  const text = normalizeNewlines(existing);
  const own = ownPart(text);
  if (own !== undefined) return `${text.slice(0, own.start)}${generated}${text.slice(own.end)}`;
  const rest = peoplesText(text);
  return rest.trim() === '' ? generated : `${generated}\n\n${rest.trimStart()}`;
}

/** What people wrote around our part. */
export function peoplesText(existing: string): string {
  const text = normalizeNewlines(existing);
  const own = ownPart(text);
  if (own !== undefined) return text.slice(0, own.start) + text.slice(own.end);
  // A marker without its partner would hide what is behind it from the next run.
  return text
    .split('\n')
    .filter((line) => line !== BEGIN && line !== END)
    .join('\n');
}
