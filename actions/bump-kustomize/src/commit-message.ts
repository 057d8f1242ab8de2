import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { CommitMessage } from '@gitops-actions/shared/github/branch-store.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { OVERLAY_TRAILER } from '@gitops-actions/shared/promotion/bump-trailers.ts';
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

/**
 * The message of a bump commit: the template, then trailers that other stages rely on. They always name
 * the overlays: the history of a directory has the commits of overlays below it, too.
 */
export function commitMessage(
  template: string,
  changed: readonly PlannedImage[],
  facts: MessageFacts,
  rollback?: Pick<RollbackFacts, 'sources' | 'takenBack'>,
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
  // A rollback speaks of the source commits of what it brings back, wherever it runs; two repositories
  // are none to those who read it.
  const sources = rollback?.sources ?? [facts.sourceRepository];
  const trailers = [
    ...sources.map((source) => `Source-Repository: ${source}`),
    `Source-Run: ${facts.sourceRun}`,
    ...partsOf(changed, rollback?.takenBack ?? []).flatMap(partLines),
  ];
  const body = rest.join('\n').trim();
  return { headline, body: `${body === '' ? '' : `${body}\n\n`}${trailers.join('\n')}` };
}

/** What is said of overlays that the commit does the same to. */
interface Part {
  readonly overlays: readonly string[];
  readonly sources: readonly string[];
  readonly images: readonly string[];
}

function partLines({ overlays, sources, images }: Part): readonly string[] {
  return [...overlays.map((overlay) => `${OVERLAY_TRAILER}: ${overlay}`), ...sources, ...images];
}

/** One where it is the same everywhere. */
function partsOf(
  changed: readonly PlannedImage[],
  takenBack: RollbackFacts['takenBack'],
): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const path of unique(changed.map(({ overlay }) => overlay))) {
    const here = ({ overlay }: { readonly overlay: string }): boolean => overlay === path;
    const said = saidOf(changed.filter(here), takenBack.filter(here));
    const key = JSON.stringify(said);
    const overlays = [...(parts.get(key)?.overlays ?? []), directoryOf(path)];
    parts.set(key, { overlays, ...said });
  }
  return [...parts.values()];
}

function saidOf(
  changed: readonly PlannedImage[],
  takenBack: RollbackFacts['takenBack'],
): Pick<Part, 'sources' | 'images'> {
  const sources = unique(changed.flatMap(({ image }) => image.sourceCommit ?? []));
  const takenSources = unique(takenBack.flatMap(({ sourceCommit }) => sourceCommit ?? []));
  return {
    sources: sources.map((commit) => `Source-Commit: ${commit}`),
    images: [
      ...unique(changed.map(({ image }) => `Image-Digest: ${image.name}@${image.digest}`)),
      ...unique(takenBack.map(({ commit }) => `Rolls-Back: ${commit}`)),
      ...unique(takenBack.map(({ name, digest }) => `Rolls-Back-Image: ${name}@${digest}`)),
      ...takenSources.map((commit) => `Rolls-Back-Source: ${commit}`),
    ],
  };
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
