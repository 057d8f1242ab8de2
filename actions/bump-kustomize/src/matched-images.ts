import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import {
  entryTargets,
  noTargetFault,
  plainImageHint,
  type EntryTarget,
} from '@gitops-actions/shared/kustomize/entry-targets.ts';
import {
  readResourceGraph,
  type KnownPaths,
  type ReadPaths,
  type ResourceGraph,
} from '@gitops-actions/shared/kustomize/resource-graph.ts';
import type { BumpPlan, OverlayFile } from './bump-plan.ts';
import type { DesiredImage } from './desired-image.ts';

/** What the entries of one overlay touch. */
interface OverlayTargets {
  /** Path of the kustomization. */
  readonly overlay: string;
  readonly graph: ResourceGraph;
  /** By position in `images`. */
  readonly entries: readonly EntryTarget[];
}

/**
 * Looks once a run at what an overlay's entries touch: what other writers change meanwhile are values
 * of entries, and a look costs requests in which the next of them is faster.
 */
export function createMatcher(
  log: Log,
): (plan: BumpPlan, known: KnownPaths, read: ReadPaths) => Promise<void> {
  const looked = new Set<string>();
  return async (plan, known, read) => {
    const files = plan.files.filter(({ path }) => !looked.has(path));
    if (files.length === 0) return;
    const targets = await overlayTargets(files, known, read);
    for (const line of touchedLines(targets)) log.info(line);
    assertMatches(plan, targets);
    for (const { path } of files) looked.add(path);
  };
}

/**
 * Reads which container images the entries of the changed overlays touch. All overlays are walked at
 * once, so that a level of references of a thousand of them is read together.
 *
 * @param known what was read of this commit already
 */
async function overlayTargets(
  files: BumpPlan['files'],
  known: KnownPaths,
  read: ReadPaths,
): Promise<readonly OverlayTargets[]> {
  const together = batched(read);
  return Promise.all(
    files.map(async ({ path, after }) => {
      const here = new Map(known.files).set(path, { mode: '100644', bytes: after });
      const graph = await readResourceGraph(path, together, {
        ...{ paths: [...known.paths, path], files: here },
      });
      return { overlay: path, graph, entries: entryTargets(graph.entries, graph).entries };
    }),
  );
}

/** @throws `E_IMAGE_MATCHES_NOTHING` for the first changed entry that certainly touches nothing */
function assertMatches({ images }: BumpPlan, targets: readonly OverlayTargets[]): void {
  const byOverlay = new Map(targets.map((found) => [found.overlay, found]));
  for (const { overlay, entry, status } of images) {
    const found = status === 'changed' ? byOverlay.get(overlay) : undefined;
    // By position: an application may be found by its repository, under a name that is not its own.
    const target = found?.entries.find(({ index }) => index === entry);
    const fault = found && target && noTargetFault(target, found.graph, overlay);
    if (fault !== undefined) throw fault;
  }
}

/** What the changed entries touch, a line each, for the log. */
function touchedLines(targets: readonly OverlayTargets[]): readonly string[] {
  return targets.flatMap(({ overlay, graph, entries }) => [
    ...entries.map(({ name, images, verdict }) => {
      const places = images.map(({ kind, name: resource, container }) =>
        [kind, resource, container].filter((part) => part !== '').join('/'),
      );
      const what = verdict === 'touches' ? places.join(', ') : verdict;
      return `${overlay}: \`${name}\` touches ${what}`;
    }),
    ...graph.unknown.map((why) => `${overlay}: not all images are known: ${why}`),
  ]);
}

/** The error for a missing entry, with the place where the image is written plainly, if it is. */
export async function withPlainImage(
  thrown: unknown,
  overlays: readonly OverlayFile[],
  images: readonly DesiredImage[],
  read: ReadPaths,
): Promise<unknown> {
  if (!(thrown instanceof ActionError) || thrown.code !== 'E_IMAGE_NOT_FOUND') return thrown;
  const file = overlays.find(({ path }) => thrown.message.startsWith(`${path} `));
  const image = images.find(({ name }) => thrown.message.includes(`for \`${name}\``));
  if (file === undefined || image === undefined) return thrown;
  const graph = await readResourceGraph(file.path, read, {
    ...{ paths: [file.path], files: new Map([[file.path, { mode: '100644', bytes: file.bytes }]]) },
  });
  const hint = plainImageHint(image, graph, file.path);
  if (hint === undefined) return thrown;
  return new ActionError(thrown.code, thrown.message, { hint, cause: thrown });
}

/** One request for all that is asked for in the same turn of the event loop. */
function batched(read: ReadPaths): ReadPaths {
  let waiting: { readonly paths: Set<string>; readonly answer: ReturnType<ReadPaths> } | undefined;
  return (paths) => {
    if (waiting === undefined) {
      const wanted = new Set<string>();
      const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting = undefined;
        return read([...wanted]);
      });
      waiting = { paths: wanted, answer };
    }
    for (const path of paths) waiting.paths.add(path);
    return waiting.answer;
  };
}
