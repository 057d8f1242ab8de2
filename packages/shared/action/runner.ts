import { ActionError } from './action-error.ts';

/** The part of the runner's environment that the actions use, read once and typed. */
export interface Runner {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly sha: string;
  /** Full name, e.g. `refs/heads/dev`; for pull requests `refs/pull/<n>/merge`. */
  readonly ref: string;
  readonly eventName: string;
  /** The webhook payload of the event; `{}` where the runner gave none. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly runId: string;
  readonly runAttempt: number;
  readonly job: string;
  readonly workflow: string;
  readonly actor: string;
  /** Absolute path; temporary files live under it. */
  readonly temp: string;
  /** Absolute path of the checkout. */
  readonly workspace: string;
  /** Absolute path of the runner's tool cache. */
  readonly toolCache: string;
  /**
   * Whether the server is on the loopback interface (the sandbox), a name below `localhost` included.
   * Endpoint overrides are honoured there and nowhere else.
   */
  readonly loopback: boolean;
}

/** The page of this very attempt of the run. */
export function attemptUrl({
  serverUrl,
  repository,
  runId,
  runAttempt,
}: Pick<Runner, 'serverUrl' | 'repository' | 'runId' | 'runAttempt'>): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether `url` is an http(s) URL whose host is the loopback interface. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOSTS.has(new URL(url).hostname);
}

/**
 * Whether `url` names a server of this machine: `isLoopbackUrl`, or a name that ends in `.localhost`,
 * which is nobody else's to register or to answer for (RFC 6761 §6.3). Only for telling where we run:
 * a resolver that does not know the rule may still look such a name up, so nothing is sent there.
 */
export function isLoopbackServer(url: string): boolean {
  return isLoopbackUrl(url) || (URL.canParse(url) && new URL(url).hostname.endsWith('.localhost'));
}

/**
 * Reads the runner's variables
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables).
 *
 * @throws `E_ENV` when a variable that every runner sets is missing or malformed
 */
export function readRunner(
  env: Readonly<Record<string, string | undefined>>,
  event: Readonly<Record<string, unknown>>,
): Runner {
  const need = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw new ActionError('E_ENV', `The environment variable ${name} is not set.`);
    }
    return value;
  };
  const url = (name: string, fallback: string): string => {
    const value = env[name] === undefined || env[name] === '' ? fallback : env[name];
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
      throw new ActionError('E_ENV', `The environment variable ${name} is not an http(s) URL.`);
    }
    return value.replace(/\/+$/, '');
  };
  const serverUrl = url('GITHUB_SERVER_URL', 'https://github.com');
  const repository = need('GITHUB_REPOSITORY');
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new ActionError('E_ENV', 'GITHUB_REPOSITORY is not of the form owner/name.');
  }
  const temp = need('RUNNER_TEMP');
  return {
    serverUrl,
    apiUrl: url('GITHUB_API_URL', 'https://api.github.com'),
    graphqlUrl: url('GITHUB_GRAPHQL_URL', 'https://api.github.com/graphql'),
    repository,
    sha: need('GITHUB_SHA'),
    ref: need('GITHUB_REF'),
    eventName: need('GITHUB_EVENT_NAME'),
    event,
    runId: env['GITHUB_RUN_ID'] ?? '',
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? '1'),
    job: env['GITHUB_JOB'] ?? '',
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    temp,
    workspace: need('GITHUB_WORKSPACE'),
    toolCache: env['RUNNER_TOOL_CACHE'] ?? `${temp}/tool-cache`,
    loopback: isLoopbackServer(serverUrl),
  };
}
