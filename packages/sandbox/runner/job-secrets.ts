import type { BackendIds } from '../artifacts/server.ts';
import type { IdTokenRequest, JobClaims } from '../gcp/server.ts';
import { eventName, type Push } from './push-event.ts';
import { environmentSecretName, jobSecretName } from './snapshot-rewrite.ts';
import type { Call, CalledJob } from './workflow-jobs.ts';

/** The part of the sandbox's GitHub that gives jobs their tokens. */
export interface JobTokens {
  /** A `GITHUB_TOKEN` with exactly these permissions. */
  jobToken(job: {
    repository: string;
    permissions: Readonly<Record<string, 'read' | 'write'>>;
  }): string;
}

/** The part of the sandbox's artifact service that gives jobs their tokens. */
export interface RuntimeTokens {
  runtimeToken(ids: BackendIds): string;
}

export interface JobSecretsOptions {
  readonly github: JobTokens;
  readonly artifacts: RuntimeTokens;
  /** OIDC endpoint of one job; not called for jobs without `id-token: write`. */
  readonly idTokenRequest: (claims: JobClaims) => IdTokenRequest;
  readonly push: Push;
  /** The caller's file in the consumer. */
  readonly workflow: string;
  /** The environments of the consumer, by name. */
  readonly environments: Readonly<Record<string, Environment>>;
  readonly runId: string;
  /** Default 1; a second attempt is a re-run of the same event. */
  readonly runAttempt?: number;
}

/** An environment as its settings page has it. */
export interface Environment {
  /** Refs that may deploy to it, as `refs/heads/dev` or `refs/tags/v*`. */
  readonly refs: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
}

/** One attempt of a run, as the artifact service knows it. */
export function backendRunId(run: Pick<JobSecretsOptions, 'runId' | 'runAttempt'>): string {
  return `${run.runId}-${String(run.runAttempt ?? 1)}`;
}

/** The environment's secrets and one identity a job, under the names that the snapshot reads. */
export function jobSecrets(
  options: JobSecretsOptions,
  call: Call | undefined,
  jobs: readonly CalledJob[],
): Record<string, string> {
  const { push, github } = options;
  const { repository } = push;
  const secrets: Record<string, string> = {
    // What act itself clones with.
    GITHUB_TOKEN: github.jobToken({ repository, permissions: { contents: 'read' } }),
  };
  for (const { id, permissions, environment } of jobs) {
    secrets[jobSecretName(id, 'TOKEN')] = github.jobToken({ repository, permissions });
    const ids = { run: backendRunId(options), job: id };
    secrets[jobSecretName(id, 'RUNTIME_TOKEN')] = options.artifacts.runtimeToken(ids);
    const held =
      environment === undefined ? {} : (options.environments[environment]?.secrets ?? {});
    for (const [name, value] of Object.entries(held)) {
      secrets[environmentSecretName(id, name)] = value;
    }
    if (permissions['id-token'] !== 'write') continue;
    const request = options.idTokenRequest({
      repository,
      ref: push.ref,
      sha: push.after,
      actor: push.actor,
      run_id: options.runId,
      run_attempt: String(options.runAttempt ?? 1),
      event_name: eventName(push),
      workflow_ref: `${repository}/${options.workflow}@${push.ref}`,
      job_workflow_ref:
        call === undefined
          ? `${repository}/${options.workflow}@${push.ref}`
          : `${call.repository}/.github/workflows/${call.file}@${call.ref}`,
      ...(environment !== undefined && { environment }),
    });
    secrets[jobSecretName(id, 'ID_TOKEN_URL')] = request.url;
    secrets[jobSecretName(id, 'ID_TOKEN_BEARER')] = request.token;
  }
  return secrets;
}
