import { ActionError, toActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { Credentials } from '@gitops-actions/shared/gcp/registry-credentials.ts';
import { childEnv } from '@gitops-actions/shared/process/child-env.ts';
import type { PinnedTool } from '@gitops-actions/shared/process/pinned-tool.ts';
import {
  tail,
  type ProcessResult,
  type RunProcess,
} from '@gitops-actions/shared/process/run-process.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Format, Scanner } from './inputs.ts';

/** Where Trivy runs and with what. */
export interface TrivyOptions {
  readonly tool: PinnedTool;
  readonly run: RunProcess;
  /** A folder of this run alone. */
  readonly work: string;
  /** Holds `db/` and, after an image with Java archives, `java-db/`. */
  readonly cacheDir: string;
  /** Repositories of the Java database, in order; asked only for images with Java archives. */
  readonly javaDbRepositories: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly log: Log;
}

/** A login for one registry; Trivy sends it nowhere else. */
export interface RegistryLogin {
  readonly domain: string;
  readonly credentials: Credentials;
}

export interface ScanRequest {
  /** `domain/path@sha256:…` */
  readonly reference: string;
  readonly scanners: readonly Scanner[];
  /** A file for `--ignorefile`. */
  readonly ignoreFile?: string;
  readonly output: string;
  readonly login?: RegistryLogin;
}

/** What Trivy says about a scan beside the report. */
export interface ScanNotes {
  /** It knows the distribution, but not this release of it: it then has no advisories either. */
  readonly osReleaseUnknown: boolean;
}

/** Trivy as the stage uses it. Success is exit code 0 and nothing else. */
export interface Trivy {
  readonly sha256: string;
  version(): Promise<string>;
  /** Downloads the database from one repository. @returns what went wrong, `undefined` = nothing */
  downloadDatabase(repository: string, login?: RegistryLogin): Promise<string | undefined>;
  /**
   * Writes the JSON report to `output`.
   *
   * @throws `E_DB_UNAVAILABLE` when the image needs the Java database and it cannot be had
   * @throws `E_SCAN_INCOMPLETE`
   */
  scan(request: ScanRequest): Promise<ScanNotes>;
  /** Writes a view of a JSON report. @throws `E_SCAN_INCOMPLETE` */
  convert(report: string, format: Format, output: string): Promise<void>;
}

/** Proxies and certificates of the machine; in a job that mints tokens the edge refuses them. */
const NETWORK = [
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR'],
];
const QUIET = ['--disable-telemetry', '--skip-version-check', '--no-progress'];
/** Trivy's own deadline ends the scan with a message; ours is for a Trivy that hangs. */
const GRACE_MS = 30_000;
const SHORT_MS = 120_000;

/** Trivy's words where it names the packages of Java archives by their hashes and cannot. */
const NO_JAVA_DB = 'Unable to initialize the Java DB';
const UNKNOWN_RELEASE = 'This OS version is not on the EOL list';

/** Binds a checked program to the folders of this run. */
export function createTrivy(options: TrivyOptions): Trivy {
  const { tool, run, work, cacheDir, log } = options;

  /** Each run stands in an empty folder: Trivy loads `trivy.yaml` from wherever it stands. */
  const execute = async (
    args: readonly string[],
    timeoutMs: number,
    login?: RegistryLogin,
  ): Promise<ProcessResult> => {
    const home = await mkdtemp(join(work, 'run-'));
    try {
      const cwd = join(home, 'cwd');
      await mkdir(cwd);
      await mkdir(join(home, 'tmp'));
      const docker = await dockerConfig(home, login);
      const env = childEnv(options.env, NETWORK, {
        HOME: home,
        TMPDIR: join(home, 'tmp'),
        DOCKER_CONFIG: docker,
      });
      return await run(tool.path, args, {
        cwd,
        env,
        timeoutMs,
        onStderr: (text) => {
          log.debug(text.trimEnd());
        },
      });
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  };

  const demand = async (
    what: string,
    args: readonly string[],
    timeoutMs: number,
    login?: RegistryLogin,
  ): Promise<ProcessResult> => {
    let result: ProcessResult;
    try {
      result = await execute(args, timeoutMs, login);
    } catch (thrown) {
      const failure = toActionError(thrown);
      if (failure.code !== 'E_TOOL') throw thrown;
      throw new ActionError('E_SCAN_INCOMPLETE', `${what}: ${failure.message}`, { cause: thrown });
    }
    if (result.exitCode === 0) return result;
    if (result.stderr.includes(NO_JAVA_DB)) {
      throw new ActionError(
        'E_DB_UNAVAILABLE',
        `${what}: the image holds Java archives, and Trivy’s Java database could not be had.\n${tail(result.stderr)}`,
        { hint: 'Re-run the job; if it persists, name a mirror by `java-db-repository`.' },
      );
    }
    throw new ActionError(
      'E_SCAN_INCOMPLETE',
      `${what}: Trivy ended with exit code ${result.exitCode}.\n${tail(result.stderr)}`,
    );
  };

  return {
    sha256: tool.sha256,
    async version() {
      if (tool.version !== undefined) return tool.version;
      const { stdout } = await demand('Version', ['version', '--format', 'json'], SHORT_MS);
      const version = /"Version"\s*:\s*"([^"]{1,60})"/.exec(stdout.toString('utf8'))?.[1];
      return version ?? 'unknown';
    },
    async downloadDatabase(repository, login) {
      const args = [
        ...['image', '--download-db-only', '--db-repository', repository],
        ...['--cache-dir', cacheDir, '--timeout', seconds(options.timeoutMs), ...QUIET],
      ];
      try {
        const result = await execute(args, options.timeoutMs + GRACE_MS, login);
        return result.exitCode === 0 ? undefined : tail(result.stderr, 4);
      } catch (thrown) {
        const failure = toActionError(thrown);
        if (failure.code !== 'E_TOOL') throw thrown;
        return failure.message;
      }
    },
    async scan(request) {
      const args = [
        ...['image', '--format', 'json', '--output', request.output],
        ...['--cache-dir', cacheDir, '--cache-backend', 'memory', '--skip-db-update'],
        ...['--scanners', request.scanners.join(','), '--list-all-pkgs', '--show-suppressed'],
        ...['--image-src', 'remote', '--exit-code', '0', '--timeout', seconds(options.timeoutMs)],
        ...['--offline-scan', '--skip-vex-repo-update', ...QUIET],
        ...options.javaDbRepositories.flatMap((repository) => ['--java-db-repository', repository]),
        ...(request.ignoreFile === undefined ? [] : ['--ignorefile', request.ignoreFile]),
        ...['--', request.reference],
      ];
      const what = `Scan of ${request.reference}`;
      const timeoutMs = options.timeoutMs + GRACE_MS;
      const { stderr } = await demand(what, args, timeoutMs, request.login);
      return { osReleaseUnknown: stderr.includes(UNKNOWN_RELEASE) };
    },
    async convert(report, format, output) {
      const args = ['convert', '--format', format, '--output', output, '--', report];
      await demand(`View ${format}`, args, SHORT_MS);
    },
  };
}

/**
 * A Docker configuration with at most this one login, removed with its folder. Unlike
 * `TRIVY_USERNAME` it binds the login to a host: Trivy may ask other registries for its databases.
 */
async function dockerConfig(home: string, login: RegistryLogin | undefined): Promise<string> {
  const folder = join(home, 'docker');
  await mkdir(folder, { mode: 0o700 });
  if (login === undefined) return folder;
  const { username, password } = login.credentials;
  const host = login.domain === 'docker.io' ? 'https://index.docker.io/v1/' : login.domain;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  const config = JSON.stringify({ auths: { [host]: { auth } } });
  await writeFile(join(folder, 'config.json'), config, { mode: 0o600 });
  return folder;
}

function seconds(ms: number): string {
  return `${Math.ceil(ms / 1000)}s`;
}
