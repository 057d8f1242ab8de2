import { parse, stringify } from 'yaml';
import { map, steps, text, type YamlMap } from './yaml-map.ts';

/** Where the sandbox keeps this repository; workflows of consumers name it so. */
export const OWN_REPOSITORY = 'gitops-actions/gitops-actions';

export interface SnapshotRewrite {
  /** The commit of the snapshot that holds the actions. */
  readonly actionsCommit: string;
  /** What the rewriting must know of one of our actions. */
  readonly traits: (action: string) => ActionTraits;
}

/** What an action.yml tells about how its steps are rewritten. */
export interface ActionTraits {
  /** Names of the inputs whose default is the job's own token. */
  readonly tokenInputs: readonly string[];
  /** Whether it uploads workflow artifacts: it has an input `upload`. */
  readonly uploads: boolean;
}

/** What a caller hands on from the repository; every other secret is an environment's. */
const REPOSITORY_SECRETS = ['build-secrets'];

/** Secrets by which act hands each job its own identity. */
export type JobSecret = 'TOKEN' | 'ID_TOKEN_URL' | 'ID_TOKEN_BEARER' | 'RUNTIME_TOKEN';

/** Ours, as our own workflows name it and as a consumer does. */
const OUR_ACTION = /^(?:\$|gitops-actions\/gitops-actions)\/actions\/([\w-]+)(?:@[0-9a-f]{40})?$/;

/** The variable that holds the server's URL under a name below `localhost`. */
export const SERVER_ALIAS = 'SANDBOX_SERVER_ALIAS';

/** act has one `GITHUB_SERVER_URL` for all actions and overrides a step's own; Node sets this one. */
const USE_ALIAS = `data:text/javascript,process.env.GITHUB_SERVER_URL=process.env.${SERVER_ALIAS}`;

export function jobSecretName(job: string, secret: JobSecret): string {
  return environmentSecretName(job, secret);
}

/** The name under which act holds an environment's secret for one job. */
export function environmentSecretName(job: string, secret: string): string {
  return `SANDBOX_${job.toUpperCase().replaceAll('-', '_')}_${secret}`;
}

/**
 * A workflow as act can run it: a reusable one of ours, or a consumer's with steps of its own. What GitHub does and act does not is written out:
 * - `$/actions/x` becomes our repository in full, at the commit of the snapshot;
 * - `concurrency.queue`, which act refuses, goes (act ignores concurrency anyway);
 * - a job with `id-token: write` gets an OIDC endpoint of its own, any other gets none;
 * - inputs of our actions that default to `github.token` get a token with the job's permissions;
 * - steps of our actions get the runtime token of their job, which `run` steps do not have either;
 * - steps that upload artifacts know the server as `github.localhost`: by any other name that is not
 *   GitHub's own, the client takes it for an Enterprise Server and refuses. They contact only the API
 *   and the artifact service, by their addresses; other steps fetch from the server;
 * - a secret of an environment gets a name of its job, which only a job in that environment has;
 * - an output of a job that was skipped is empty, where act hands on the expression itself;
 * - a checkout with `ref:` becomes act's copy of the clone and a real `git checkout` in it.
 */
export function rewriteCalledWorkflow(source: string, options: SnapshotRewrite): string {
  const root = map(parse(source));
  const jobs = Object.entries(map(root['jobs'])).map(
    ([id, job]) => [id, rewriteJob(id, map(job), options)] as const,
  );
  return stringify(
    { ...withoutQueue(root), jobs: Object.fromEntries(jobs) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function rewriteJob(id: string, job: YamlMap, options: SnapshotRewrite): YamlMap {
  const identity =
    map(job['permissions'])['id-token'] === 'write'
      ? {
          ACTIONS_ID_TOKEN_REQUEST_URL: secret(id, 'ID_TOKEN_URL'),
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret(id, 'ID_TOKEN_BEARER'),
        }
      : {};
  return {
    ...withOwnSecrets(id, withoutSkippedOutputs(withoutQueue(job))),
    env: { ...map(job['env']), ...identity },
    steps: steps(job).flatMap((step) =>
      rewriteStep(id, withOwnSecrets(id, withoutSkippedOutputs(step)), options),
    ),
  };
}

function rewriteStep(job: string, step: YamlMap, options: SnapshotRewrite): YamlMap[] {
  const uses = text(step['uses']);
  const action = OUR_ACTION.exec(uses)?.[1];
  if (action !== undefined) {
    const { tokenInputs, uploads } = options.traits(action);
    const given = map(step['with']);
    const own = Object.keys(given).filter((name) => IS_JOB_TOKEN.test(text(given[name])));
    const tokens = Object.fromEntries(
      [...tokenInputs, ...own].map((name) => [name, secret(job, 'TOKEN')] as const),
    );
    return [
      {
        ...step,
        env: {
          ...map(step['env']),
          ACTIONS_RUNTIME_TOKEN: secret(job, 'RUNTIME_TOKEN'),
          ...(uploads && { NODE_OPTIONS: `--import=${USE_ALIAS}` }),
        },
        uses: `${OWN_REPOSITORY}/actions/${action}@${options.actionsCommit}`,
        with: { ...tokens, ...given, ...pick(tokens, own) },
      },
    ];
  }
  if (uses.startsWith('$/')) throw new Error(`${uses}: only $/actions/… can be rewritten.`);
  const { ref, ...rest } = map(step['with']);
  if (!uses.startsWith('actions/checkout@') || ref === undefined) return [step];
  return [
    { ...step, with: rest },
    {
      name: 'Check out the ref (the sandbox’s stand-in)',
      shell: 'bash',
      env: { REF: ref },
      run: 'git checkout --quiet --detach "$REF^{commit}"',
    },
  ];
}

const IS_JOB_TOKEN = /^\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}$/;

function pick(values: Readonly<Record<string, string>>, names: readonly string[]): YamlMap {
  return Object.fromEntries(names.map((name) => [name, values[name]] as const));
}

function withoutSkippedOutputs(owner: YamlMap): YamlMap {
  return rewriteTexts(owner, (text) =>
    text.replaceAll(
      /\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g,
      "(needs.$1.result != 'skipped' && needs.$1.outputs.$2 || '')",
    ),
  );
}

function withOwnSecrets(job: string, owner: YamlMap): YamlMap {
  return rewriteTexts(owner, (text) =>
    text.replaceAll(/\bsecrets\.([A-Za-z][\w-]*)/g, (all, name: string) =>
      REPOSITORY_SECRETS.includes(name) || name === 'GITHUB_TOKEN'
        ? all
        : `secrets.${environmentSecretName(job, name)}`,
    ),
  );
}

/** Every text of a job or step but its steps, and its outputs, which act reads in the right way. */
function rewriteTexts(owner: YamlMap, change: (text: string) => string): YamlMap {
  const rewrite = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rewrite(each)]));
  };
  return Object.fromEntries(
    Object.entries(owner).map(([key, value]) => [
      key,
      ['steps', 'outputs'].includes(key) ? value : rewrite(value),
    ]),
  );
}

function withoutQueue(owner: YamlMap): YamlMap {
  const { concurrency, ...rest } = owner;
  if (concurrency === undefined) return rest;
  const known = Object.entries(map(concurrency)).filter(([key]) => key !== 'queue');
  return { ...rest, concurrency: Object.fromEntries(known) };
}

function secret(job: string, name: JobSecret): string {
  return `\${{ secrets.${jobSecretName(job, name)} }}`;
}

/**
 * The caller as act runs it: `secrets: inherit` carries the environment's secrets and the jobs'
 * identities, which on GitHub the runner service holds.
 */
export function rewriteCaller(source: string): string {
  const root = map(parse(source));
  const jobs = Object.entries(map(root['jobs'])).map(([id, job]) => {
    const called = map(job);
    return [id, called['uses'] === undefined ? called : { ...called, secrets: 'inherit' }] as const;
  });
  return stringify({ ...withoutQueue(root), jobs: Object.fromEntries(jobs) }, { lineWidth: 0 });
}
