import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Credentials } from '@gitops-actions/shared/gcp/registry-credentials.ts';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertYoungEnough, provideDatabase, type Database } from './database.ts';
import type { TrivyScanDeps } from './deps.ts';
import type { ScannedReport } from './finding.ts';
import { formatIgnoreFile, type IgnoreList } from './ignore-file.ts';
import type { Inputs } from './inputs.ts';
import { MAX_REPORT_BYTES, parseReport, type ScanReport } from './report.ts';
import type { Rules } from './rules.ts';
import { matches, type Target } from './targets.ts';
import type { RegistryLogin, Trivy } from './trivy.ts';
import { reportPath } from './views.ts';

/** One JSON report with what it speaks of. */
export interface Scan extends ScannedReport {
  readonly reference: string;
  /** Names the report's files. */
  readonly label: string;
  readonly json: string;
  readonly sha256: string;
  /** See `ScanNotes`; unknown, hence `false`, for a given report. */
  readonly osReleaseUnknown: boolean;
}

export async function provide(
  inputs: Inputs,
  cacheDir: string,
  rules: Rules,
  targets: readonly Target[],
  trivy: Trivy,
  deps: TrivyScanDeps,
): Promise<Database> {
  const own = new Set(targets.map((target) => target.image.domain));
  const database = await provideDatabase(
    {
      repositories: inputs.dbRepositories,
      cacheDir,
      skipUpdate: inputs.skipDbUpdate,
      maxAgeMs: rules.maxDbAgeMs,
    },
    {
      ...deps,
      trivy,
      sleep: (ms) => deps.sleep(ms),
      now: () => deps.now(),
      login: async (domain) =>
        loginFor(
          domain,
          own.has(domain) ? await deps.credentials(domain) : await deps.databaseCredentials(domain),
        ),
    },
  );
  deps.log.info(`Vulnerability database of ${database.updatedAt.toISOString()}`);
  return database;
}

function loginFor(domain: string, credentials: Credentials | undefined): RegistryLogin | undefined {
  return credentials && { domain, credentials };
}

/** @param purpose reports of a baseline are nothing to hand on: they go with the working folder */
export async function scanAll(
  targets: readonly Target[],
  inputs: Inputs,
  ignore: IgnoreList,
  trivy: Trivy,
  deps: TrivyScanDeps,
  purpose: 'judge' | 'baseline' = 'judge',
): Promise<readonly Scan[]> {
  let ignoreFile: string | undefined;
  if (ignore.valid.length > 0) {
    ignoreFile = join(deps.scratch.work, 'ignore.yaml');
    await writeFile(ignoreFile, formatIgnoreFile(ignore.valid));
  }
  const scans: Scan[] = [];
  for (const [index, { image, digest, platform }] of targets.entries()) {
    const reference = `${image.domain}/${image.path}@${digest}`;
    const label = [image.label, platform].filter((part) => part !== '').join('-');
    const folder = purpose === 'judge' ? deps.scratch.reports : deps.scratch.work;
    const json = reportPath(folder, 'json', index, label);
    await mkdir(dirname(json), { recursive: true });
    // A minted login lives minutes: each scan gets a fresh one.
    const login = loginFor(image.domain, await deps.credentials(image.domain));
    const { osReleaseUnknown } = await trivy.scan({
      reference,
      scanners: inputs.scanners,
      output: json,
      ...(ignoreFile !== undefined && { ignoreFile }),
      ...(login !== undefined && { login }),
    });
    const { report, sha256 } = await readReport(json);
    assertSameImage(report, reference, digest);
    const where = platform === '' ? (report.platform ?? '') : platform;
    deps.log.info(`Scanned ${reference} (${where}): ${report.packages} packages`);
    const read = { label, json, report, sha256, osReleaseUnknown };
    scans.push({ image: image.label, platform: where, reference, ...read });
  }
  return scans;
}

/**
 * A report made elsewhere, as a scan.
 *
 * @throws `E_REPORT` also when an ignore file of its own took out what the trusted one does not name;
 *   `E_DB_STALE`
 */
export async function readGiven(
  file: string,
  rules: Rules,
  ignore: IgnoreList,
  deps: TrivyScanDeps,
): Promise<Scan> {
  const { report, sha256 } = await readReport(file);
  const madeAt = new Date(report.createdAt);
  if (Number.isNaN(madeAt.getTime())) {
    throw new ActionError('E_REPORT', 'The scan report cannot be used: CreatedAt is no time.');
  }
  // The database it was made with is at least as old as the report.
  assertYoungEnough('The scan report', madeAt, rules.maxDbAgeMs, deps.now());
  const hidden = report.suppressed.find(
    ({ section, id }) =>
      !ignore.valid.some((entry) => entry.section === section && entry.id === id),
  );
  if (hidden !== undefined) {
    throw new ActionError(
      'E_REPORT',
      `The scan report leaves out ${hidden.id || hidden.section}, which the ignore file on the default branch does not let pass.`,
      { hint: 'Make the report without an ignore file, or add the entry on the default branch.' },
    );
  }
  const image = report.artifactName;
  const label = 'report';
  const json = reportPath(deps.scratch.reports, 'json', 0, label);
  await mkdir(dirname(json), { recursive: true });
  await copyFile(file, json);
  const reference = report.repoDigests[0] ?? image;
  const read = { label, json, report, sha256, osReleaseUnknown: false };
  return { image, platform: report.platform ?? '', reference, ...read };
}

export async function readReport(path: string): Promise<{ report: ScanReport; sha256: string }> {
  const size = (await stat(path).catch(() => undefined))?.size;
  if (size === undefined) throw new ActionError('E_REPORT', 'There is no scan report.');
  if (size > MAX_REPORT_BYTES) {
    throw new ActionError('E_REPORT', 'The scan report cannot be used: it is larger than 200 MiB.');
  }
  const bytes = await readFile(path);
  return {
    report: parseReport(bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** @throws `E_REPORT` when the report speaks of another image than the one that was asked for */
function assertSameImage(report: ScanReport, reference: string, digest: string): void {
  const same =
    report.artifactName === reference &&
    report.repoDigests.some((candidate) => candidate.endsWith(`@${digest}`));
  if (same) return;
  throw new ActionError(
    'E_REPORT',
    `The scan report speaks of ${report.artifactName} (${report.repoDigests.join(', ') || 'no digest'}), not of ${reference}.`,
  );
}

/**
 * Trivy succeeds on what it does not recognise; "no findings" then means nothing.
 *
 * @returns warnings about a scan that is not worthless but worth less
 * @throws `E_NOTHING_SCANNED`
 */
export function assertScanned(scan: Scan, inputs: Pick<Inputs, 'platform' | 'scanners'>): string[] {
  const { report, image, platform } = scan;
  const nothing = (why: string, options?: { hint: string }): ActionError =>
    new ActionError('E_NOTHING_SCANNED', `Nothing is known about ${image}: ${why}.`, options);
  if (inputs.platform !== undefined && !matches(platform, inputs.platform)) {
    throw nothing(`it is for ${platform || 'an unknown platform'}, not for ${inputs.platform}`);
  }
  if (!inputs.scanners.includes('vuln')) return [];
  if (report.packages === 0) {
    throw nothing('no package of an operating system or a language was found in it');
  }
  if (report.osUnrecognised) {
    throw nothing('it holds packages of an operating system that was not recognised', {
      hint: 'Keep /etc/os-release (and the like) in the image, and build on a distribution that Trivy supports.',
    });
  }
  if (report.os === undefined) return [];
  const os = `${report.os.family} ${report.os.name}`.trim();
  if (!report.osScanned) {
    throw nothing(`its operating system ${os} is not one that Trivy has advisories for`);
  }
  if (scan.osReleaseUnknown) {
    throw nothing(`Trivy does not know the release ${os} and has no advisories for it`, {
      hint: 'Build on a release that Trivy knows, or give a newer `trivy-version` with its `trivy-sha256`.',
    });
  }
  return report.os.endOfLife
    ? [`${image} is built on ${os}, which gets no security updates any more.`]
    : [];
}
