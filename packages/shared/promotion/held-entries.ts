import { entryComments, type EntryComments } from '../kustomize/entry-comments.ts';
import type { KustomizationText } from '../kustomize/kustomization-text.ts';
import { HOLD_WORD, holdFault, readHold } from './hold.ts';

/** What people's comments say of the entries of one kustomization. */
export interface HeldEntries {
  /**
   * Asked for each entry that would change.
   *
   * @returns a word on a hold that has expired
   * @throws `E_HELD`
   */
  pass(index: number, name: string): string | undefined;
}

const NO_COMMENTS: Pick<EntryComments, 'entries'> = { entries: [] };

/** @param today `YYYY-MM-DD`, UTC */
export function heldEntries(file: KustomizationText, path: string, today: string): HeldEntries {
  // Few files have a hold: the others need not be read for their comments.
  const { entries } = file.text.includes(HOLD_WORD) ? entryComments(file) : NO_COMMENTS;
  return {
    pass(index, name) {
      const hold = readHold(
        (entries[index] ?? []).map(({ text }) => text),
        today,
      );
      const fault = holdFault(hold, { name, path });
      if (fault !== undefined) throw fault;
      if (hold.kind !== 'expired') return undefined;
      return `${path}: the hold of \`${name}\` ended with ${hold.until} and is ignored; take the comment out.`;
    },
  };
}
