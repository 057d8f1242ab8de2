import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { isTag } from '@gitops-actions/shared/oci/reference.ts';

/** The tags of one image. */
export interface TagPlan {
  /** Name one image for good; the first one stands in the images list. */
  readonly fixed: readonly string[];
  /** `latest` and `*-latest`: lead to the newest image. */
  readonly moving: readonly string[];
}

/** What the tags are made of. */
export interface TagRequest {
  readonly environment: string;
  /** The `tags` input; empty = by environment. */
  readonly templates: readonly string[];
  readonly revision: string | undefined;
  readonly version: string | undefined;
  /** Whether moving tags are written at all. */
  readonly latest: boolean;
  /** Whether tags that move are enough: a promotion may do nothing else. */
  readonly movingAlone: boolean;
}

/** Environments whose tags need not be given. Production's `latest` moves when a release is merged. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  dev: ['dev-{revision}', 'dev-latest'],
  staging: ['staging-{revision}', 'staging-latest'],
  prod: ['v{version}'],
};

const VERSION_HINT =
  'Run on the push of a tag such as `v1.2.3`, or give it:\n  with:\n    version: 1.2.3';
const REVISION_HINT = 'Give the commit:\n  with:\n    revision: …';

/**
 * The tags to write, from the `tags` input or the environment's own rule.
 *
 * @throws `E_INPUT` when there is no rule, a template is malformed, what it names is not known, or
 *   no tag is left that names this image for good
 */
export function planTags(request: TagRequest): TagPlan {
  const { environment, templates, latest } = request;
  const chosen = templates.length > 0 ? templates : BUILT_IN[environment];
  if (chosen === undefined) {
    throw new ActionError(
      'E_INPUT',
      `Input \`tags\` is required for the environment \`${environment}\`; only dev, staging and prod have tags of their own.`,
      { hint: `Add it to the step:\n  with:\n    tags: ${environment}-{revision}` },
    );
  }
  const tags = [...new Set(chosen.map((template) => fill(template, request)))];
  const moving = tags.filter((tag) => /(^|-)latest$/.test(tag));
  const fixed = tags.filter((tag) => !moving.includes(tag));
  if (fixed.length === 0 && !request.movingAlone) {
    throw new ActionError(
      'E_INPUT',
      'Input `tags` holds only tags that move; the images list needs one that stays.',
      { hint: `Add it to \`tags\`: ${environment}-{revision}` },
    );
  }
  if (fixed.length === 0 && !latest) {
    throw new ActionError(
      'E_INPUT',
      'Input `tags` holds only tags that move, and `latest: false` says that none is to be moved.',
      { hint: 'Remove `latest: false`.' },
    );
  }
  return { fixed, moving: latest ? moving : [] };
}

function fill(template: string, { revision, version }: TagRequest): string {
  const value = (name: string, known: string | undefined, hint: string): string => {
    if (known !== undefined) return known;
    throw new ActionError(
      'E_INPUT',
      `The tag ${JSON.stringify(template.slice(0, 160))} holds {${name}}, and there is no ${name}.`,
      { hint },
    );
  };
  const tag = template
    .replaceAll('{revision}', () => value('revision', revision, REVISION_HINT))
    .replaceAll('{version}', () => value('version', version, VERSION_HINT));
  if (isTag(tag)) return tag;
  throw new ActionError(
    'E_INPUT',
    `Input \`tags\` holds ${JSON.stringify(template.slice(0, 160))}; allowed: 1 to 128 of \`A-Z a-z 0-9 _ . -\` once \`{revision}\` and \`{version}\` are filled in.`,
  );
}
