import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { SEVERITIES, type Severity } from '@gitops-actions/shared/policy/policy.ts';

/** What we take from Trivy's JSON report, schema 2; everything else in it is left alone. */
export interface ScanReport {
  readonly artifactName: string;
  readonly artifactType: string;
  /** RFC 3339 */
  readonly createdAt: string;
  /** `repository@sha256:…` */
  readonly repoDigests: readonly string[];
  readonly os?: { readonly family: string; readonly name: string; readonly endOfLife: boolean };
  /** `os/arch[/variant]` of the image's configuration. */
  readonly platform?: string;
  /** Packages that were looked at. */
  readonly packages: number;
  /** Whether packages of the operating system were a subject at all. */
  readonly osScanned: boolean;
  /** Packages of an operating system are there, but not which one: Trivy passes over them. */
  readonly osUnrecognised: boolean;
  readonly vulnerabilities: readonly ReportedVulnerability[];
  readonly secrets: readonly ReportedSecret[];
  /** Findings that an ignore file took out. */
  readonly suppressed: readonly SuppressedFinding[];
}

export interface SuppressedFinding {
  /** As in the ignore file: `vulnerabilities`, `secrets`; else Trivy's own word for the kind. */
  readonly section: string;
  readonly id: string;
}

export interface ReportedVulnerability {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  /** Empty when there is no fix. */
  readonly fixed: string;
  /** Trivy's word, e.g. `fixed`, `affected`, `will_not_fix`; empty when absent. */
  readonly status: string;
  readonly severity: Severity;
  readonly title: string;
  readonly path: string;
  readonly url: string;
}

/** Without the matched text, which never leaves the report. */
export interface ReportedSecret {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly path: string;
  readonly line: number;
}

/** More than any real image gives; a larger file would only exhaust the memory. */
export const MAX_REPORT_BYTES = 200 * 1024 ** 2;

/**
 * Reads a Trivy report. Absent lists are empty lists (Trivy omits them), anything else that is not
 * as expected is refused: half a report must not look like a clean one.
 *
 * @throws `E_REPORT` naming the place
 */
export function parseReport(bytes: Uint8Array): ScanReport {
  if (bytes.length > MAX_REPORT_BYTES) refuse('it', 'is larger than 200 MiB');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    refuse('it', 'is not JSON in UTF-8');
  }
  const root = object(json, 'the report');
  if (root['SchemaVersion'] !== 2) refuse('SchemaVersion', 'is not 2');
  const metadata = object(root['Metadata'] ?? {}, 'Metadata');
  const results = list(root['Results'], 'Results').map((result, index) =>
    readResult(object(result, `Results[${index}]`), `Results[${index}]`),
  );
  return {
    artifactName: text(root, 'ArtifactName', 'the report'),
    artifactType: text(root, 'ArtifactType', 'the report'),
    createdAt: text(root, 'CreatedAt', 'the report'),
    repoDigests: list(metadata['RepoDigests'], 'Metadata.RepoDigests').map((item) =>
      typeof item === 'string' ? item : refuse('Metadata.RepoDigests', 'holds no string'),
    ),
    ...operatingSystem(metadata),
    ...imagePlatform(metadata),
    packages: results.reduce((sum, result) => sum + result.packages, 0),
    osScanned: results.some((result) => result.class === 'os-pkgs'),
    vulnerabilities: results.flatMap((result) => result.vulnerabilities),
    secrets: results.flatMap((result) => result.secrets),
    suppressed: results.flatMap((result) => result.suppressed),
  };
}

interface Result {
  readonly class: string;
  readonly packages: number;
  readonly vulnerabilities: readonly ReportedVulnerability[];
  readonly secrets: readonly ReportedSecret[];
  readonly suppressed: readonly SuppressedFinding[];
}

type JsonObject = Readonly<Record<string, unknown>>;

function readResult(result: JsonObject, at: string): Result {
  const target = text(result, 'Target', at);
  return {
    class: optionalText(result, 'Class', at),
    packages: list(result['Packages'], `${at}.Packages`).length,
    vulnerabilities: list(result['Vulnerabilities'], `${at}.Vulnerabilities`).map((item, index) =>
      readVulnerability(item, target, `${at}.Vulnerabilities[${index}]`),
    ),
    secrets: list(result['Secrets'], `${at}.Secrets`).map((item, index) =>
      readSecret(item, target, `${at}.Secrets[${index}]`),
    ),
    suppressed: list(
      result['ExperimentalModifiedFindings'],
      `${at}.ExperimentalModifiedFindings`,
    ).map((item, index) => readSuppressed(item, `${at}.ExperimentalModifiedFindings[${index}]`)),
  };
}

function readVulnerability(value: unknown, target: string, at: string): ReportedVulnerability {
  const item = object(value, at);
  return {
    id: text(item, 'VulnerabilityID', at),
    package: text(item, 'PkgName', at),
    installed: optionalText(item, 'InstalledVersion', at),
    fixed: optionalText(item, 'FixedVersion', at),
    status: optionalText(item, 'Status', at),
    severity: severity(item, at),
    title: optionalText(item, 'Title', at),
    path: optionalText(item, 'PkgPath', at) || target,
    url: optionalText(item, 'PrimaryURL', at),
  };
}

function readSecret(value: unknown, target: string, at: string): ReportedSecret {
  const item = object(value, at);
  const line = item['StartLine'] ?? 0;
  if (typeof line !== 'number') refuse(`${at}.StartLine`, 'is not a number');
  return {
    rule: text(item, 'RuleID', at),
    severity: severity(item, at),
    title: optionalText(item, 'Title', at),
    path: target,
    line,
  };
}

function readSuppressed(value: unknown, at: string): SuppressedFinding {
  const item = object(value, at);
  const finding = object(item['Finding'] ?? {}, `${at}.Finding`);
  const kind = text(item, 'Type', at);
  const id = (name: string): string => optionalText(finding, name, `${at}.Finding`);
  if (kind === 'vulnerability') return { section: 'vulnerabilities', id: id('VulnerabilityID') };
  return kind === 'secret'
    ? { section: 'secrets', id: id('RuleID') }
    : { section: kind, id: id('ID') };
}

function operatingSystem(metadata: JsonObject): Pick<ScanReport, 'os' | 'osUnrecognised'> {
  const osUnrecognised = false;
  if (metadata['OS'] === undefined || metadata['OS'] === null) return { osUnrecognised };
  const os = object(metadata['OS'], 'Metadata.OS');
  const family = optionalText(os, 'Family', 'Metadata.OS');
  if (family === '' || family === 'none') return { osUnrecognised: family === 'none' };
  const name = optionalText(os, 'Name', 'Metadata.OS');
  return { os: { family, name, endOfLife: os['EOSL'] === true }, osUnrecognised };
}

function imagePlatform(metadata: JsonObject): Pick<ScanReport, 'platform'> {
  if (metadata['ImageConfig'] === undefined || metadata['ImageConfig'] === null) return {};
  const config = object(metadata['ImageConfig'], 'Metadata.ImageConfig');
  const parts = ['os', 'architecture', 'variant']
    .map((name) => optionalText(config, name, 'Metadata.ImageConfig'))
    .filter((part) => part !== '');
  return parts.length < 2 ? {} : { platform: parts.join('/') };
}

function severity(item: JsonObject, at: string): Severity {
  const value = optionalText(item, 'Severity', at) || 'UNKNOWN';
  const known = SEVERITIES.find((candidate) => candidate === value);
  return known ?? refuse(`${at}.Severity`, 'is none that we know');
}

function object(value: unknown, at: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  return refuse(at, 'is not an object');
}

function list(value: unknown, at: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : refuse(at, 'is not a list');
}

function text(item: JsonObject, name: string, at: string): string {
  const value = optionalText(item, name, at);
  return value === '' ? refuse(`${at}.${name}`, 'is missing') : value;
}

/** Package names and paths come out of the image: no control character may reach the log. */
function optionalText(item: JsonObject, name: string, at: string): string {
  const value = Object.hasOwn(item, name) ? item[name] : undefined;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return refuse(`${at}.${name}`, 'is not a string');
  return value.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}

function refuse(at: string, problem: string): never {
  throw new ActionError('E_REPORT', `The scan report cannot be used: ${at} ${problem}.`);
}
