import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { isTag } from '@gitops-actions/shared/oci/reference.ts';

/** The tags of one build. */
export interface TagPlan {
  /** Name one image for good; the first one stands in the images list. */
  readonly fixed: readonly string[];
  /** `latest` and `*-latest`: follow the newest commit, never backwards. */
  readonly moving: readonly string[];
}

/** Environments whose tags need not be given. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  dev: ['dev-{revision}', 'dev-latest'],
  staging: ['staging-{revision}', 'staging-latest'],
};

/**
 * The tags to write, from the `tags` input or the environment's own rule.
 *
 * @param templates the `tags` input; empty = by environment
 * @param latest whether moving tags are written at all
 * @throws `E_INPUT` when there is no rule, a template is malformed, or no tag is left that names
 *   this image for good
 */
export function planTags(
  environment: string,
  templates: readonly string[],
  revision: string,
  latest: boolean,
): TagPlan {
  const chosen = templates.length > 0 ? templates : BUILT_IN[environment];
  if (chosen === undefined) {
    throw new ActionError(
      'E_INPUT',
      `Input \`tags\` is required for the environment \`${environment}\`; only dev and staging have tags of their own.`,
      { hint: `Add it to the step:\n  with:\n    tags: ${environment}-{revision}` },
    );
  }
  const tags = [...new Set(chosen.map((template) => fill(template, revision)))];
  const moving = tags.filter((tag) => /(^|-)latest$/.test(tag));
  const fixed = tags.filter((tag) => !moving.includes(tag));
  if (fixed.length === 0) {
    throw new ActionError(
      'E_INPUT',
      'Input `tags` holds only tags that move; the images list needs one that stays.',
      { hint: `Add it to \`tags\`: ${environment}-{revision}` },
    );
  }
  return { fixed, moving: latest ? moving : [] };
}

function fill(template: string, revision: string): string {
  const tag = template.replaceAll('{revision}', revision);
  if (isTag(tag)) return tag;
  throw new ActionError(
    'E_INPUT',
    `Input \`tags\` holds ${JSON.stringify(template.slice(0, 160))}; allowed: 1 to 128 of \`A-Z a-z 0-9 _ . -\` once \`{revision}\` is filled in.`,
  );
}
