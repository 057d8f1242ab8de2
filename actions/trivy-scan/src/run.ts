import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { join } from 'node:path';
import { parseBaseline, type Baseline } from './baseline.ts';
import type { TrivyScanDeps } from './deps.ts';
import { collectFindings, failingFindings, type Finding } from './finding.ts';
import type { Inputs } from './inputs.ts';
import { resultOf } from './result.ts';
import { combineRules, weaker, type Rules } from './rules.ts';
import { compareWithBaseline, type BaselineResult } from './scan-baseline.ts';
import { assertScanned, provide, readGiven, scanAll, type Scan } from './scan.ts';
import { parseImages, resolveImage, type Image, type Target } from './targets.ts';
import { readIgnoreList } from './trusted.ts';
import { makeViews } from './views.ts';

/** Scans, judges, and writes the views. */
export async function run(inputs: Inputs, deps: TrivyScanDeps): Promise<ActionResult> {
  const { log, scratch } = deps;
  const images = parseImages(inputs.images);
  const baseline = parseBaseline(inputs.baseline);
  assertComparable(inputs, baseline);
  const reportFile =
    inputs.report === undefined ? undefined : await deps.reportFile(inputs.report, 'report');
  const trusted = await deps.trusted(inputs.ignoreFile);
  const rules = combineRules(inputs, trusted.policy?.scan);
  if (trusted.policy !== undefined) assertOnlyReported(inputs, baseline);
  log.info(
    trusted.policy === undefined
      ? 'The default branch has no policy: the defaults of the action apply'
      : `Policy of the default branch at ${trusted.commit}`,
  );
  const ignore = await readIgnoreList(inputs, trusted, deps);
  const targets = await resolveAll(images, inputs, rules, deps);
  const given =
    reportFile === undefined ? undefined : await readGiven(reportFile, rules, ignore, deps);

  const needed = given === undefined || inputs.formats.length > 0;
  const tool = needed ? await deps.tool() : undefined;
  const cacheDir = inputs.cacheDir ?? join(scratch.work, 'cache');
  const trivy = tool && deps.trivy(tool, cacheDir, inputs.javaDbRepositories);
  const scanning = given === undefined ? trivy : undefined;
  const database = scanning && (await provide(inputs, cacheDir, rules, targets, scanning, deps));
  const scans = scanning
    ? await scanAll(targets, inputs, ignore, scanning, deps)
    : given === undefined
      ? []
      : [given];
  const warnings = scans.flatMap((scan) => assertScanned(scan, inputs));
  for (const warning of warnings) log.warning(warning);

  const findings = collectFindings(scans);
  const compared = await compareWithBaseline(
    { baseline, inputs, ignore, scans, findings, trivy: scanning },
    deps,
  );
  const failing = failingFindings(gatedFindings(inputs, compared) ?? findings, rules);
  logFindings(failing, log);
  const views = await makeViews(trivy, scratch.reports, scans, inputs.formats);
  const json = { folder: join(scratch.reports, 'json'), files: scans.map((scan) => scan.json) };
  const uploaded =
    inputs.upload &&
    (await deps.upload({
      name: artifactName(scans),
      files: [...json.files, ...[...views.values()].flatMap((view) => view.files)],
      root: scratch.reports,
    }));
  return resultOf({
    images: given === undefined ? images.map((image) => image.line) : given.report.repoDigests,
    inputs,
    trusted,
    rules,
    ignore,
    scans,
    findings,
    failing,
    compared,
    warnings,
    json,
    views,
    uploaded,
    database,
    tool: tool && trivy && { ...tool, version: await trivy.version() },
  });
}

/** @throws `E_INPUT` */
function assertComparable(inputs: Inputs, baseline: Baseline | undefined): void {
  if (inputs.report === undefined || baseline?.kind !== 'images') return;
  throw new ActionError(
    'E_INPUT',
    'Inputs `report` and `baseline`: a report is compared with a report only; images would be scanned by another database.',
  );
}

/** @throws `E_POLICY_WEAKER` */
function assertOnlyReported(inputs: Inputs, baseline: Baseline | undefined): void {
  if (baseline === undefined || inputs.baselineMode === 'report') return;
  weaker('baseline', 'it would let pass what is not new; say `baseline-mode: report`');
}

/** The only findings that may fail, where the baseline is a gate that could be compared with. */
function gatedFindings(
  { baselineMode }: Inputs,
  { comparison }: BaselineResult,
): readonly Finding[] | undefined {
  return baselineMode === 'gate' ? comparison?.new : undefined;
}

async function resolveAll(
  images: readonly Image[],
  inputs: Inputs,
  rules: Rules,
  deps: TrivyScanDeps,
): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const image of images) {
    const found = await resolveImage(image, deps.registry(image.domain), inputs.platform);
    if (rules.policyJudges && found.skipped.length > 0) {
      weaker('platform', `${image.label} also has ${found.skipped.join(', ')}`);
    }
    targets.push(...found.targets);
  }
  return targets;
}

/** Unique in a workflow run unless the same scan is uploaded twice. */
function artifactName(scans: readonly Scan[]): string {
  const [first] = scans;
  const label = (first?.label ?? 'report').replace(/[^a-z0-9._-]+/gi, '-');
  return `trivy-scan-${label}-${first?.sha256.slice(0, 12) ?? 'empty'}`;
}

const MAX_LOGGED = 100;

function logFindings(failing: readonly Finding[], log: Log): void {
  for (const { severity, id, image, subject, fixed, url } of failing.slice(0, MAX_LOGGED)) {
    const fix = fixed === '' ? 'no fix' : `fixed in ${fixed}`;
    log.info(`${severity} ${id} in ${image}: ${subject} (${fix}) ${url}`);
  }
}
