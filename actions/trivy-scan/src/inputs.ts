import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { parseDuration, type InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  readRegistryInputs,
  type RegistryInputs,
} from '@gitops-actions/shared/gcp/registry-inputs.ts';
import { SEVERITIES, type Severity } from '@gitops-actions/shared/policy/policy.ts';

export const SCANNERS = ['vuln', 'secret'] as const;
export type Scanner = (typeof SCANNERS)[number];

const BASELINE_MODES = ['gate', 'report'] as const;

const FORMATS = ['sarif', 'cyclonedx', 'spdx-json', 'table'] as const;
export type Format = (typeof FORMATS)[number];

/** Trivy's own two, in its own order. */
export const DEFAULT_DB_REPOSITORIES = [
  'mirror.gcr.io/aquasec/trivy-db:2',
  'ghcr.io/aquasecurity/trivy-db:2',
] as const;

/** Trivy's own two; what names the packages of Java archives. */
const DEFAULT_JAVA_DB_REPOSITORIES = [
  'mirror.gcr.io/aquasec/trivy-java-db:1',
  'ghcr.io/aquasecurity/trivy-java-db:1',
] as const;

/** Everything that the workflow says; what the policy may say too is absent when not given. */
export interface Inputs {
  readonly images: readonly string[];
  readonly report: string | undefined;
  /** Lines of images, or the path of a report; empty = nothing to compare with. */
  readonly baseline: readonly string[];
  readonly baselineMode: (typeof BASELINE_MODES)[number];
  readonly failOn: readonly Severity[] | undefined;
  readonly ignoreUnfixed: boolean | undefined;
  readonly scanners: readonly Scanner[];
  /** `os/arch[/variant]`; absent = all platforms of an index. */
  readonly platform: string | undefined;
  /** A path in the repository at the trusted ref; absent = no ignore file at all. */
  readonly ignoreFile: string | undefined;
  readonly formats: readonly Format[];
  readonly trivyVersion: string;
  readonly trivyPath: string | undefined;
  readonly trivySha256: string | undefined;
  readonly toolMirror: string | undefined;
  readonly dbRepositories: readonly string[];
  readonly javaDbRepositories: readonly string[];
  readonly maxDbAgeMs: number | undefined;
  readonly skipDbUpdate: boolean;
  readonly cacheDir: string | undefined;
  readonly timeoutMs: number;
  readonly upload: boolean;
  readonly enforce: boolean;
  readonly registry: RegistryInputs;
  readonly token: string | undefined;
}

/** The default is looked for silently; any other ignore file must exist. */
export const DEFAULT_IGNORE_FILE = '.trivyignore.yaml';

/** Reads every input, then checks them against each other. @throws `E_INPUT` */
export function readInputs(read: InputReader): Inputs {
  const images = read.list('images');
  const report = read.optional('report');
  const failOn = read.optional('fail-on');
  const ignoreUnfixed = read.optional('ignore-unfixed');
  const scanners = read.string('scanners', 'vuln,secret');
  const platform = read.optional('platform');
  const ignoreFile = read.string('ignore-file', DEFAULT_IGNORE_FILE);
  const formats = read.string('formats', 'sarif,cyclonedx');
  const maxDbAge = read.optional('max-db-age');
  const plain = {
    baseline: read.list('baseline'),
    baselineMode: read.oneOf('baseline-mode', BASELINE_MODES, 'gate'),
    trivyVersion: read.string('trivy-version', '0.74.0'),
    trivyPath: read.optional('trivy-path'),
    trivySha256: read.optional('trivy-sha256'),
    toolMirror: read.optional('tool-mirror'),
    dbRepositories: read.list('db-repository', DEFAULT_DB_REPOSITORIES),
    javaDbRepositories: read.list('java-db-repository', DEFAULT_JAVA_DB_REPOSITORIES),
    skipDbUpdate: read.boolean('skip-db-update', false),
    cacheDir: read.optional('cache-dir'),
    timeoutMs: read.duration('timeout', '10m'),
    upload: read.boolean('upload', true),
    enforce: read.boolean('enforce', true),
    registry: readRegistryInputs(read),
    token: read.secret('token'),
  };
  assertOneSource(images, report);
  if (plain.skipDbUpdate && plain.cacheDir === undefined) {
    throw new ActionError('E_INPUT', '`skip-db-update` needs `cache-dir`, which holds a database.');
  }
  check('platform', platform, /^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9.]+)?$/, 'e.g. `linux/arm64`');
  check('trivy-version', plain.trivyVersion, /^\d+\.\d+\.\d+$/, 'a version such as `0.74.0`');
  check('trivy-sha256', plain.trivySha256, /^[0-9a-f]{64}$/, '64 lower-case hex digits');
  check('cache-dir', plain.cacheDir, /^\//, 'an absolute path');
  const repository = /^[\w.[\]:-]+(\/[\w.-]+)+(:[\w.-]+)?$/;
  for (const given of plain.dbRepositories) {
    check('db-repository', given, repository, 'registry/path:tag');
  }
  for (const given of plain.javaDbRepositories) {
    check('java-db-repository', given, repository, 'registry/path:tag');
  }
  return {
    ...plain,
    images,
    report,
    failOn: failOn === undefined ? undefined : set('fail-on', failOn.toUpperCase(), SEVERITIES),
    ignoreUnfixed: yamlBoolean('ignore-unfixed', ignoreUnfixed),
    scanners: set('scanners', scanners, SCANNERS, false),
    platform,
    ignoreFile: ignoreFile === 'none' ? undefined : ignoreFile,
    formats: set('formats', formats, FORMATS),
    maxDbAgeMs: duration('max-db-age', maxDbAge),
  };
}

function assertOneSource(images: readonly string[], report: string | undefined): void {
  if (images.length > 0 && report !== undefined) {
    throw new ActionError('E_INPUT', '`images` and `report` are both given; allowed is one.');
  }
  if (images.length > 0 || report !== undefined) return;
  throw new ActionError('E_INPUT', 'Neither `images` nor `report` is given; one is required.', {
    hint: 'Add to the step:\n  with:\n    images: ${{ needs.build.outputs.images }}\nGitHub drops a job output that contains the value of a secret: an empty images list may come from that.',
  });
}

function duration(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return parseDuration(value) ?? refuse(name, value, 'a duration such as `48h`');
}

/** A comma-separated set in the order of `allowed`; `none` is the empty set where that is allowed. */
function set<const T extends string>(
  name: string,
  value: string,
  allowed: readonly T[],
  none = true,
): readonly T[] {
  if (none && value.toLowerCase() === 'none') return [];
  const items = value.split(/[\s,]+/).filter((item) => item !== '');
  const bad = items.find((item) => !allowed.some((candidate) => candidate === item));
  if (bad !== undefined || items.length === 0) {
    refuse(name, value, `${allowed.join(', ')} (comma-separated)${none ? ', or `none`' : ''}`);
  }
  return allowed.filter((candidate) => items.includes(candidate));
}

function yamlBoolean(name: string, value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  return refuse(name, value, '`true` or `false`');
}

function check(name: string, value: string | undefined, form: RegExp, allowed: string): void {
  if (value !== undefined && !form.test(value)) refuse(name, value, allowed);
}

function refuse(name: string, value: string, allowed: string): never {
  const shown = JSON.stringify(value.length > 120 ? `${value.slice(0, 120)}…` : value);
  throw new ActionError('E_INPUT', `Input \`${name}\` is ${shown}; allowed: ${allowed}.`);
}
