import type { BodyFacts, ComposedBody, EvidenceFacts } from './body-facts.ts';

/** sha256 (hex) of what the evidence says, without anything that differs from run to run. */
export function evidenceHash(facts: EvidenceFacts): string {
  return facts.release.tag;
}

/**
 * Title and body of the production pull request.
 *
 * @param reserved characters that people’s own text in the body takes: `peoplesText(existing).length`
 */
export function composeBody(facts: BodyFacts, reserved = 0): ComposedBody {
  throw new Error(`not yet: ${facts.release.tag} ${String(reserved)}`);
}

/** The body with our part put in place of the earlier one; people’s text around it stays. */
export function mergeBody(existing: string, generated: string): string {
  return existing + generated;
}
