import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { formatImageEntry, formatPinnedReference } from '@gitops-actions/shared/oci/images-list.ts';
import { REVISION_LABEL } from './existing-image.ts';
import type { PromoteInputs } from './inputs.ts';
import type { Promotion } from './run-promote.ts';

/**
 * Outputs, evidence and summary of a promotion. Where no tag was written that stays, the images list
 * keeps the one that the image came with: a label for people, the digest says which image it is.
 */
export function reportPromotion(
  inputs: PromoteInputs,
  version: string | undefined,
  done: Promotion,
): ActionResult {
  const { image, name, dryRun, from } = inputs;
  const { attachments } = done;
  const { digest } = from.reference;
  const tag = done.fixed[0] ?? from.reference.tag;
  const reference = { registry: image.domain, repository: image.path, tag, digest };
  const moved = [...done.moving].filter(([, result]) => result === 'moved').map(([moved]) => moved);
  const tagged = [...done.tagged, ...moved];
  // A dry run names no image: there may be none under the name.
  const exists = !dryRun || done.present;
  const line = formatImageEntry({ name, reference });
  const { platforms, labels } = done.description;
  const wrote =
    tagged.length +
    (done.image?.manifests.copied ?? 0) +
    (attachments?.manifests.copied ?? 0) +
    (attachments?.tagsWritten.length ?? 0);
  const source = formatPinnedReference(from.reference);
  return {
    outcome: wrote === 0 ? 'unchanged' : 'success',
    outputs: {
      images: exists ? line : '',
      image: exists ? formatPinnedReference(reference) : '',
      digest,
      reused: String(done.present),
      'latest-moved': String(moved.length > 0),
      platforms: platforms.join(','),
    },
    images: exists ? [line] : [],
    evidence: {
      mode: 'promote',
      environment: inputs.environment,
      from: source,
      digest,
      ...(version !== undefined && { version }),
      ...(labels[REVISION_LABEL] !== undefined && { revision: labels[REVISION_LABEL] }),
      platforms,
      reused: done.present,
      dryRun,
      tagged,
      moving: Object.fromEntries(done.moving),
      ...(done.image !== undefined && { ...done.image }),
      ...(attachments !== undefined && {
        // Tags can be many, and a record is small.
        referrers: { ...attachments, tagsWritten: attachments.tagsWritten.length },
      }),
    },
    summary: renderSummary(inputs, done, {
      source,
      reference: formatPinnedReference(reference),
      tagged,
    }),
  };
}

function renderSummary(
  inputs: PromoteInputs,
  done: Promotion,
  texts: {
    readonly source: string;
    readonly reference: string;
    readonly tagged: readonly string[];
  },
): string {
  const { image, attachments } = done;
  const how = inputs.dryRun
    ? done.present
      ? 'there already (dry run)'
      : 'not copied (dry run)'
    : image?.manifests.copied === 0
      ? 'there already'
      : 'copied byte for byte';
  const rows: (readonly [string, string])[] = [
    ['application', inputs.name],
    ['from', texts.source],
    ['image', texts.reference],
    ['platforms', done.description.platforms.join(', ')],
    ['how', how],
    ...(image === undefined
      ? []
      : ([
          ['manifests', `${image.manifests.copied} copied, ${image.manifests.skipped} there`],
          [
            'blobs',
            `${image.blobs.mounted} mounted, ${image.blobs.copied} copied (${image.blobs.bytes} bytes), ${image.blobs.skipped} there`,
          ],
        ] as const)),
    ...(attachments === undefined
      ? []
      : ([['attached', `${attachments.attached} with it, ${attachments.left} left out`]] as const)),
    ['tags written', texts.tagged.join(', ') || 'none'],
    ...done.moving,
  ];
  return markdownTable(
    ['', ''],
    rows.map(([what, value]) => [what, escapeMarkdown(value)]),
  );
}
