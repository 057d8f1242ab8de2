/** What the message of a bump says to machines. */
export interface BumpTrailers {
  readonly sourceRepository: string | undefined;
  readonly sourceCommits: readonly string[];
  /** `<name>@sha256:<64 hex>` of what the commit deploys. */
  readonly images: readonly string[];
  /** The run that wrote the commit, without its attempt. */
  readonly sourceRun: string | undefined;
  /** The commit takes back an earlier bump. */
  readonly rollsBack: boolean;
  /** Commits that it takes back: `Rolls-Back: <id>`, or git's own “This reverts commit <id>”. */
  readonly takenBack: readonly string[];
  /** `<name>@sha256:<64 hex>` of what it takes back. */
  readonly takenBackImages: readonly string[];
  /** Source commits of what it takes back. */
  readonly takenBackSources: readonly string[];
  /** Whether it names the overlays that it speaks of; otherwise it speaks of all that the commit touches. */
  readonly namesOverlays: boolean;
}

const TRAILER = /^([A-Za-z][A-Za-z-]*): (.*)$/;
/** The end of a run’s URL that every attempt has for itself. */
export const ATTEMPT = /\/attempts\/\d+$/;

const TAKES_BACK = /^(?:Rolls-Back: |This reverts commit )([0-9a-f]{64}|[0-9a-f]{40})(?=$|[.,])/;

/** The trailer that begins a part of the trailers: what follows speaks of these overlays only. */
export const OVERLAY_TRAILER = 'Overlay';
/** Trailers that may differ from overlay to overlay; all others speak of the whole commit. */
const OF_OVERLAYS = [
  'Source-Commit',
  'Image-Digest',
  'Rolls-Back',
  'Rolls-Back-Image',
  'Rolls-Back-Source',
] as const;
/** Every trailer that {@link readTrailers} reads; what others write must not look like one. */
export const BUMP_TRAILERS = [
  'Source-Repository',
  'Source-Run',
  OVERLAY_TRAILER,
  ...OF_OVERLAYS,
] as const;

/**
 * Reads the trailers: lines `Key: value` of the message’s last paragraph. Two lines that name the
 * source’s repository name none. A line `Rolls-Back:` counts wherever it stands, because it speaks
 * against a release, and so does what `git revert` writes; only in a part of the trailers that is
 * about other overlays it does not.
 *
 * @param overlay directory of the overlay in question; without it, what the message says of any
 */
export function readTrailers(message: string, overlay?: string): BumpTrailers {
  // Not by an expression: `\s+$` takes a square of the time of a run of blanks within the message.
  const lines = message.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => line.trim() === '') + 1;
  const trailers = lines.slice(last);
  const block = linesAbout(trailers, overlay);
  const values = (key: (typeof BUMP_TRAILERS)[number]): readonly string[] =>
    block.flatMap((line) => {
      const [, name, value = ''] = TRAILER.exec(line) ?? [];
      return name === key ? [value.trim()] : [];
    });
  const [sourceRepository, second] = values('Source-Repository');
  const heard = [...lines.slice(0, last), ...block];
  return {
    sourceRepository: second === undefined ? sourceRepository : undefined,
    sourceCommits: values('Source-Commit'),
    images: values('Image-Digest'),
    sourceRun: values('Source-Run').at(-1)?.replace(ATTEMPT, ''),
    rollsBack: heard.some((line) => /^\s*Rolls-Back:/i.test(line)),
    takenBack: heard.flatMap((line) => TAKES_BACK.exec(line)?.[1] ?? []),
    takenBackImages: values('Rolls-Back-Image'),
    takenBackSources: values('Rolls-Back-Source'),
    namesOverlays: trailers.some((line) => TRAILER.exec(line)?.[1] === OVERLAY_TRAILER),
  };
}

/** The lines without those that are about other overlays; one part may begin with several overlays. */
function linesAbout(lines: readonly string[], overlay: string | undefined): readonly string[] {
  if (overlay === undefined) return lines;
  const wanted = overlay.trim();
  let heading = false;
  let about = true;
  return lines.filter((line) => {
    const [, name = '', value = ''] = TRAILER.exec(line) ?? [];
    if (name === OVERLAY_TRAILER) {
      about = (heading && about) || value.trim() === wanted;
      heading = true;
      return false;
    }
    heading = false;
    return about || !OF_OVERLAYS.some((known) => known === name);
  });
}
