import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { compareFindings, type Baseline, type Comparison } from './baseline.ts';
import type { TrivyScanDeps } from './deps.ts';
import { collectFindings, type Finding } from './finding.ts';
import type { IgnoreList } from './ignore-file.ts';
import type { Inputs } from './inputs.ts';
import { assertScanned, readReport, scanAll, type Scan } from './scan.ts';
import { resolveImage, type Target } from './targets.ts';
import type { Trivy } from './trivy.ts';

/** What a comparison came to; neither when there was nothing to compare with. */
export interface BaselineResult {
  readonly comparison?: Comparison;
  /** Why the baseline was not compared, in mode `report`. */
  readonly problem?: ActionError;
}

export interface BaselineRequest {
  readonly baseline: Baseline | undefined;
  readonly inputs: Inputs;
  readonly ignore: IgnoreList;
  readonly scans: readonly Scan[];
  readonly findings: readonly Finding[];
  readonly trivy: Trivy | undefined;
}

/**
 * Compares what was scanned with the baseline, by the same Trivy, database and ignore file.
 *
 * @throws in mode `gate` whatever keeps the baseline from being known: a gate that lets pass what is
 *   not new must know what is old. In mode `report` that is the result’s `problem`.
 */
export async function compareWithBaseline(
  request: BaselineRequest,
  deps: TrivyScanDeps,
): Promise<BaselineResult> {
  const { baseline, inputs } = request;
  if (baseline === undefined) return {};
  try {
    const comparison =
      baseline.kind === 'report'
        ? await compareWithReport(baseline.path, request, deps)
        : await compareWithImages(baseline, request, deps);
    return comparison === undefined ? {} : { comparison };
  } catch (thrown) {
    if (inputs.baselineMode === 'gate' || !(thrown instanceof ActionError)) throw thrown;
    deps.log.warning(`Not compared with the baseline: ${thrown.message}`);
    return { problem: thrown };
  }
}

/** Only applications that were scanned now are compared: one that is gone fixed nothing. */
async function compareWithImages(
  baseline: Extract<Baseline, { kind: 'images' }>,
  { inputs, ignore, scans, findings, trivy }: BaselineRequest,
  deps: TrivyScanDeps,
): Promise<Comparison | undefined> {
  const scanned = new Set(scans.map((scan) => scan.image));
  const images = baseline.images.filter(({ label }) => scanned.has(label));
  const known = new Set(images.map(({ label }) => label));
  for (const label of scanned) {
    if (!known.has(label)) deps.log.warning(`The baseline has no ${label}: all of it is new.`);
  }
  if (trivy === undefined || images.length === 0) return undefined;
  const targets: Target[] = [];
  const reused: Scan[] = [];
  for (const image of images) {
    const found = await resolveImage(image, deps.registry(image.domain), inputs.platform);
    for (const target of found.targets) {
      const same = scans.find(
        (scan) => scan.image === image.label && scan.reference.endsWith(`@${target.digest}`),
      );
      if (same === undefined) targets.push(target);
      else reused.push(same);
    }
  }
  const made = await scanAll(targets, inputs, ignore, trivy, deps, 'baseline');
  for (const scan of made) assertScanned(scan, inputs);
  const before = collectFindings([...reused, ...made]);
  return { images: images.map(({ line }) => line), ...compareFindings(findings, before) };
}

/** A report speaks of one image, by no name of ours: it is compared with the only one scanned. */
async function compareWithReport(
  path: string,
  { scans, findings }: BaselineRequest,
  deps: TrivyScanDeps,
): Promise<Comparison> {
  const [image, second] = new Set(scans.map((scan) => scan.image));
  if (image === undefined || second !== undefined) {
    throw new ActionError(
      'E_INPUT',
      'Input `baseline` is a report, which speaks of one image; more than one was scanned.',
    );
  }
  const { report } = await readReport(await deps.reportFile(path, 'baseline'));
  const before = collectFindings([{ image, platform: report.platform ?? '', report }]);
  const images = report.repoDigests.length > 0 ? report.repoDigests : [report.artifactName];
  return { images, ...compareFindings(findings, before) };
}
