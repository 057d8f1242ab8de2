import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { releaseVersion } from '../version.ts';
import type { RollbackAsk } from './rollback.ts';

/** What `rollback-to` asks for. @throws `E_INPUT` */
export function parseRollbackAsk(text: string): RollbackAsk {
  if (text === 'previous') return { kind: 'previous' };
  if (releaseVersion(text) !== undefined) return { kind: 'version', tag: text };
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return { kind: 'commit', oid: text };
  const shown = JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
  throw new ActionError(
    'E_INPUT',
    `Input \`rollback-to\` is ${shown}; allowed: previous, a version like v1.2.3, or the full id of a commit on the base.`,
  );
}

/** The ask as it was given. */
export function formatRollbackAsk(ask: RollbackAsk): string {
  switch (ask.kind) {
    case 'previous':
      return 'previous';
    case 'version':
      return ask.tag;
    case 'commit':
      return ask.oid;
  }
}
