import { readFile } from 'node:fs/promises';
import { unzip } from '../artifacts/unzip.ts';
import type { WorkflowRun } from '../runner/act.ts';
import { imageOf, type Stage } from './stage.ts';

const KINDS = {
  report: /^json\/[^/]+\.json$/,
  sarif: /^sarif\/[^/]+\.sarif$/,
  sbom: /^cyclonedx\/[^/]+\.cdx\.json$/,
};

interface Reports {
  /** What is in the artifact, or why there is none. */
  readonly description: string;
  readonly names: readonly string[];
  /** Text of the one file of a kind; empty when there is none. */
  readonly text: (kind: keyof typeof KINDS) => string;
}

/** Claims that a scan, whatever it found, left its reports in an artifact of its run. */
export async function claimReports(
  { claims }: Pick<Stage, 'claims'>,
  run: WorkflowRun,
  finding?: string,
): Promise<void> {
  const reports = await readReports(run);
  const warnings = run.annotations
    .filter((note) => note.job === 'scan' && note.level === 'warning')
    .map(({ message }) => message);
  claims.that(
    'the scan’s report, SARIF and SBOM are in the run’s artifact',
    reports.names.length === 3 &&
      reports.text('report') !== '' &&
      reports.text('sarif') !== '' &&
      reports.text('sbom') !== '',
    reports.description,
  );
  claims.that(
    'the scan warned of nothing, least of all of an upload that failed',
    run.jobs['scan']?.result !== 'skipped' && warnings.length === 0,
    warnings.join(' ') || 'no ::warning of the job scan',
  );
  const { repository, digest } = imageOf(run);
  claims.same(
    'the report in it speaks of exactly the image that was built',
    scannedImage(reports.text('report')),
    `${repository}@${digest}`,
    'ArtifactName in the JSON report',
  );
  if (finding === undefined) return;
  claims.that(
    `report and SARIF in it name ${finding}`,
    reports.text('report').includes(finding) && reports.text('sarif').includes(finding),
    'both files of the artifact',
  );
}

async function readReports(run: WorkflowRun): Promise<Reports> {
  const [artifact, ...others] = run.artifacts;
  if (artifact === undefined || others.length > 0) {
    const description = `${run.artifacts.length} artifacts of this run instead of one`;
    return { description, names: [], text: () => '' };
  }
  const files = unzip(await readFile(artifact.file));
  const names = [...files.keys()];
  return {
    description: `${artifact.name}.zip, ${artifact.size} bytes by job ${artifact.job}: ${names.join(', ')}`,
    names,
    text: (kind) =>
      files.get(names.find((name) => KINDS[kind].test(name)) ?? '')?.toString('utf8') ?? '',
  };
}

function scannedImage(report: string): string {
  try {
    const { ArtifactName } = JSON.parse(report) as { ArtifactName?: unknown };
    return typeof ArtifactName === 'string' ? ArtifactName : 'no ArtifactName';
  } catch {
    return 'no JSON';
  }
}
