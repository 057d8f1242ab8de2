/** What the supervisor writes to its watchdog, one JSON object a line. */
export type WatchdogCommand =
  /** A process group to end; `false`: it has ended by itself and its number may be reused. */
  | { readonly group: number; readonly watch: boolean }
  /** A path under which every mount is taken away, beside those under the folder. */
  | { readonly mountGuard: string }
  /** A cgroup, relative to the hierarchy roots, that is emptied and removed. */
  | { readonly cgroup: string }
  /** Whether the folder stays. */
  | { readonly keep: boolean }
  /** Clean up now, answer with a {@link WatchdogReport}, end. */
  | { readonly stop: true };

/** What a watchdog is started with: its only command-line argument, as JSON. */
export interface WatchdogOptions {
  /** Value of {@link MARKER_VARIABLE} in the environment of every process of this sandbox. */
  readonly id: string;
  /** Real path of the sandbox's folder; it holds {@link MARKER_FILE} with the id. */
  readonly folder: string;
  /** Milliseconds between SIGTERM and SIGKILL. */
  readonly graceMs: number;
}

/** The watchdog's answer to `stop`: what could not be cleaned up, one sentence each. */
export interface WatchdogReport {
  readonly left: readonly string[];
}

/** The environment variable by which processes of a sandbox are found, also in other sessions. */
export const MARKER_VARIABLE = 'GITOPS_SANDBOX_ID';

/** The file without which a folder is never removed. */
export const MARKER_FILE = '.gitops-sandbox-id';
