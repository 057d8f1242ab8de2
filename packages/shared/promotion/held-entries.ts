import { entryComments } from '../kustomize/entry-comments.ts';
import type { KustomizationText } from '../kustomize/kustomization-text.ts';
import { holdFault, readHold } from './hold.ts';

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

/** @param today `YYYY-MM-DD`, UTC */
export function heldEntries(file: KustomizationText, path: string, today: string): HeldEntries {
  const { entries } = entryComments(file);
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
