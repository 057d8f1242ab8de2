import { posix } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { isKustomizationPath } from '../../../packages/shared/kustomize/find-kustomization.ts';
import { GITOPS } from '../folders.ts';
import { titleOf } from '../pods.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import type { Place, Tree } from '../tree.ts';
import { fieldsAt, valueAt } from '../value.ts';

const NAME = 'one-writer-of-images';

/** An entry of some `images:` block. */
interface Entry extends Place {
  readonly name: string;
}

function entriesIn(file: string, text: string): readonly Entry[] {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents;
  const list = isMap(root) ? root.get('images') : undefined;
  const items = isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
  return items.map((item) => ({
    ...{ file, name: String(item.get('name')) },
    line: lines.linePos(item.range[0]).line,
  }));
}

/** Two entries for one image in a block, and blocks outside of the overlays. */
function blocks(tree: Tree): readonly Finding[] {
  const files = tree.list(GITOPS).filter(isKustomizationPath);
  return files.flatMap((file) => {
    const entries = entriesIn(file, tree.read(file) ?? '');
    const isOverlay = file.startsWith(`${GITOPS}/overlays/`);
    return entries.flatMap((entry, index): Finding[] => {
      const first = entries.find(({ name }) => name === entry.name);
      if (!isOverlay)
        return [
          finding(
            NAME,
            entry,
            `${file} writes the image \`${entry.name}\`, which is the overlay's to write`,
            'Take the entry out: `images:` stands in overlays/* alone',
          ),
        ];
      if (first === entry || first === undefined || index === 0) return [];
      return [
        finding(
          NAME,
          entry,
          `\`images\` has a second entry for \`${entry.name}\` (the first is in line ${first.line})`,
          'Keep one, the one that the pipeline writes',
        ),
      ];
    });
  });
}

/** Argo CD and its image updater can override what git says. */
function controllers(tree: Tree): readonly Finding[] {
  return tree.objects().flatMap((found): Finding[] => {
    const { object } = found;
    if (!['Application', 'ApplicationSet'].includes(object.kind)) return [];
    const updater = Object.keys(fieldsAt(object, ['metadata', 'annotations'])).find((key) =>
      key.startsWith('argocd-image-updater.argoproj.io/'),
    );
    if (updater !== undefined) {
      const place = tree.place(found, 'metadata', 'annotations', updater);
      return [
        finding(
          NAME,
          place,
          `${titleOf(object)} lets the image updater write what the pipeline writes`,
          `Take \`${updater}\` out`,
        ),
      ];
    }
    return [['spec'], ['spec', 'template', 'spec']].flatMap((spec): Finding[] => {
      const path = [...spec, 'source', 'kustomize', 'images'];
      if (valueAt(object, path) === undefined) return [];
      return [
        finding(
          NAME,
          tree.place(found, ...path),
          `${titleOf(object)} overrides the images of the overlay`,
          'Take `kustomize.images` out: the overlay says what runs',
        ),
      ];
    });
  });
}

/** The called workflows that write an overlay on a push; a rollback takes back what those wrote. */
const BUMPS = /^(?:[\w.-]+\/){2}\.github\/workflows\/(gitops-(?:dev|staging|prod)\.yml)@/;

/** Two workflows that bump the same overlay. */
function workflows(tree: Tree): readonly Finding[] {
  const writers = new Map<string, Place>();
  return tree
    .list('.github/workflows')
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file) =>
      bumpsIn(file, tree.read(file) ?? '').flatMap(({ overlay, ...place }): Finding[] => {
        const folder = posix.normalize(overlay);
        const first = writers.get(folder);
        if (first === undefined) writers.set(folder, place);
        return first === undefined
          ? []
          : [
              finding(
                NAME,
                place,
                `${folder} is bumped by ${first.file} already`,
                'Let one workflow write each overlay',
              ),
            ];
      }),
    );
}

function bumpsIn(file: string, text: string): readonly (Place & { readonly overlay: string })[] {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents;
  const jobs = isMap(root) ? root.get('jobs') : undefined;
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value: job }) => {
    if (!isMap(job) || !BUMPS.test(String(job.get('uses')))) return [];
    const overlay = job.getIn(['with', 'overlay'], true);
    if (!isScalar(overlay)) return [];
    return [
      { file, overlay: String(overlay.value), line: lines.linePos(overlay.range?.[0] ?? 0).line },
    ];
  });
}

export const IMAGE_WRITERS_RULES: readonly Rule[] = [
  {
    name: NAME,
    says: 'each `images:` block is in an overlay, has one entry an image, and one workflow that writes it',
    check: (tree) => [...blocks(tree), ...controllers(tree), ...workflows(tree)],
  },
];
