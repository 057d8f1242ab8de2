import { isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from 'yaml';
import type { ImageAddition } from './add-entries.ts';
import { EDITED, holds, type ImageEdit } from './edit-entry.ts';
import { fingerprint, sameFingerprint } from './fingerprint.ts';
import { imageEntries } from './image-entries.ts';
import type { KustomizationText } from './kustomization-text.ts';

/**
 * Whether a file differs from the one before in the edited fields only, and these are as wanted.
 *
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
export function editsExactly(
  before: KustomizationText,
  after: KustomizationText,
  edits: readonly ImageEdit[],
  origin: string,
): boolean {
  const entries = imageEntries(after, origin);
  const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
  const edited = (index: number, key: string): boolean =>
    EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
  return (
    sameFingerprint(fingerprint(before.root, edited), fingerprint(after.root, edited)) &&
    edits.every((edit) =>
      EDITED.every((field) => holds(entries[edit.index]?.fields[field], edit[field])),
    )
  );
}

/**
 * Whether a file says what the one before said, and the added entries at the end of `images`.
 *
 * @param place where an `images` that was missing stands among the keys
 * @throws `E_YAML_SHAPE` when the result's `images` cannot be read
 */
export function addsExactly(
  before: KustomizationText,
  after: KustomizationText,
  additions: readonly ImageAddition[],
  place: 'first' | 'last',
  origin: string,
): boolean {
  const nothing = (): boolean => false;
  const added = imageEntries(after, origin).slice(-additions.length);
  const expected = withAdditions(before.root, additions, place);
  return (
    sameFingerprint(fingerprint(expected, nothing), fingerprint(after.root, nothing)) &&
    additions.every((addition, index) =>
      EDITED.every((field) => {
        const wanted = field === 'tagSuffix' ? undefined : addition[field];
        return holds(added[index]?.fields[field], wanted);
      }),
    )
  );
}

/** The tree with the entries in it; the given one is not changed. */
function withAdditions(
  root: YAMLMap,
  additions: readonly ImageAddition[],
  place: 'first' | 'last',
): YAMLMap {
  const entries = additions.map((addition) => {
    const entry = new YAMLMap();
    for (const field of ['name', 'newName', 'newTag', 'digest'] as const) {
      const value = addition[field];
      if (value !== undefined) entry.items.push(new Pair(new Scalar(field), new Scalar(value)));
    }
    return entry;
  });
  const tree = new YAMLMap();
  const isImages = ({ key }: Pair): boolean => String((key as Scalar).value) === 'images';
  tree.items = root.items.map((pair) =>
    isImages(pair) ? new Pair(pair.key, listWith(pair.value as Node | null, entries)) : pair,
  );
  if (!root.items.some(isImages)) {
    const pair = new Pair<unknown, unknown>(new Scalar('images'), listWith(null, entries));
    tree.items = place === 'first' ? [pair, ...tree.items] : [...tree.items, pair];
  }
  return tree;
}

function listWith(list: Node | null, entries: readonly YAMLMap[]): YAMLSeq {
  const longer = new YAMLSeq();
  longer.items = [...(isSeq(list) ? list.items : []), ...entries];
  return longer;
}
