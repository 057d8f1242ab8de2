import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { CommitMessage } from '@gitops-actions/shared/github/branch-store.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { PlannedImage, RollbackFacts } from './bump-plan.ts';

/** What the message says beside the images. */
export interface MessageFacts {
  /** `owner/name` of the source. */
  readonly sourceRepository: string;
  /** URL of the run that writes the commit. */
  readonly sourceRun: string;
}

const PLACEHOLDERS = ['names', 'tags', 'overlays'] as const;

/** @throws `E_INPUT` for a placeholder that does not exist */
export function checkTemplate(template: string): void {
  for (const [, name = ''] of template.matchAll(/\{([a-z-]+)\}/g)) {
    if (PLACEHOLDERS.some((known) => known === name)) continue;
    throw new ActionError(
      'E_INPUT',
      `Input \`commit-message\` uses {${name}}; allowed: ${PLACEHOLDERS.map((known) => `{${known}}`).join(', ')}.`,
    );
  }
}

/** The message of a bump commit: the template, then trailers that other stages rely on. */
export function commitMessage(
  template: string,
  changed: readonly PlannedImage[],
  facts: MessageFacts,
  takenBack: RollbackFacts['takenBack'] = [],
): CommitMessage {
  const values = {
    names: unique(changed.map(({ image }) => image.name)).join(', '),
    tags: unique(changed.map(({ image }) => image.tag)).join(', '),
    overlays: unique(changed.map(({ overlay }) => directoryOf(overlay))).join(', '),
  };
  const text = template.replace(
    /\{(names|tags|overlays)\}/g,
    (_, name: keyof typeof values) => values[name],
  );
  const [headline = '', ...rest] = text.split(/\r?\n/);
  const trailers = [
    `Source-Repository: ${facts.sourceRepository}`,
    ...unique(changed.flatMap(({ image }) => image.sourceCommit ?? [])).map(
      (commit) => `Source-Commit: ${commit}`,
    ),
    `Source-Run: ${facts.sourceRun}`,
    ...unique(changed.map(({ image }) => `Image-Digest: ${image.name}@${image.digest}`)),
    ...unique(takenBack.map(({ commit }) => `Rolls-Back: ${commit}`)),
    ...unique(takenBack.map(({ name, digest }) => `Rolls-Back-Image: ${name}@${digest}`)),
    ...unique(takenBack.flatMap(({ sourceCommit }) => sourceCommit ?? [])).map(
      (commit) => `Rolls-Back-Source: ${commit}`,
    ),
  ];
  const body = rest.join('\n').trim();
  return { headline, body: `${body === '' ? '' : `${body}\n\n`}${trailers.join('\n')}` };
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
