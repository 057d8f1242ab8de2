import * as core from '@actions/core';
import { existsSync, readFileSync } from 'node:fs';
import type { Action, ActionContext, ActionResult } from './action.ts';
import { ActionError, toActionError } from './action-error.ts';
import { inertText } from './inert-text.ts';
import { createInputReader } from './inputs.ts';
import type { Log } from './log.ts';
import { formatRecord, type StageRecord } from './record.ts';
import { readRunner, type Runner } from './runner.ts';
import { maskSecret } from './secret.ts';
import { writeSummary } from './summary.ts';
import { VERSION } from './version.ts';

/** Marks the state of a main step, so that the same bundle knows when it runs as post step. */
const POST_STATE = 'gitops-actions-post';

/**
 * The edge of every action and the only `catch` of the repository that ends a run: reads the
 * runner, runs `main` (or `post`), writes outputs, record and summary, and turns whatever was
 * thrown into one `::error` annotation and exit code 1. It never throws.
 */
export async function runAction(action: Action): Promise<void> {
  if (core.getState(POST_STATE) !== '') {
    await runPost(action);
    return;
  }
  core.saveState(POST_STATE, 'true');
  await runMain(action);
}

async function runMain(action: Action): Promise<void> {
  const startedAt = new Date();
  let runner: Runner | undefined;
  let result: ActionResult;
  try {
    runner = readRunner(process.env, readEvent());
    result = await action.main(createContext(runner));
    if ((result.outcome === 'failed') !== (result.failure !== undefined)) {
      throw new ActionError('E_INTERNAL', 'A failed result and its failure must come together.');
    }
    await finish(action, result, record(action, result, runner, startedAt));
  } catch (thrown) {
    const failure = toActionError(thrown);
    if (failure.code === 'E_INTERNAL') core.info(inertText(stackOf(thrown)));
    report(failure);
    process.exitCode = 1;
    await finishAfterError(action, failure, runner, startedAt);
  }
}

async function finish(action: Action, result: ActionResult, entry: StageRecord): Promise<void> {
  const json = await formatRecord(entry);
  for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, value);
  core.setOutput('outcome', result.outcome);
  core.setOutput('record', json);
  for (const { message, at } of result.notices ?? []) core.notice(inertText(message), at);
  await writeSummary(`${action.name}: ${result.outcome}`, result.summary);
  if (result.failure === undefined) return;
  if (result.enforce === false) {
    core.warning(`${result.failure.code}: ${result.failure.message} (enforce: false)`);
    return;
  }
  report(result.failure);
  process.exitCode = 1;
}

/** Outputs of a run that threw: best effort, because what went wrong is already reported. */
async function finishAfterError(
  action: Action,
  failure: ActionError,
  runner: Runner | undefined,
  startedAt: Date,
): Promise<void> {
  try {
    core.setOutput('outcome', failure.outcome);
    const empty = { outcome: failure.outcome, images: [], evidence: {}, failure };
    if (runner !== undefined) {
      core.setOutput('record', await formatRecord(record(action, empty, runner, startedAt)));
    }
    await writeSummary(
      `${action.name}: ${failure.outcome}`,
      `**${failure.code}** ${failure.message}\n\n${failure.hint}`,
    );
  } catch (thrown) {
    core.info(inertText(`Outputs could not be written: ${toActionError(thrown).message}`));
  }
}

async function runPost(action: Action): Promise<void> {
  try {
    await action.post?.({
      log: LOG,
      env: process.env,
      mask: maskSecret,
      state: (name) => core.getState(name),
    });
  } catch (thrown) {
    core.warning(`Clean-up of ${action.name}: ${toActionError(thrown).message}`);
  }
}

function record(
  action: Action,
  result: Pick<ActionResult, 'outcome' | 'images' | 'evidence' | 'failure'>,
  runner: Runner,
  startedAt: Date,
): StageRecord {
  const { failure } = result;
  return {
    schema: 1,
    action: action.name,
    version: VERSION,
    outcome: result.outcome,
    ...(failure && {
      error: { code: failure.code, message: failure.message, hint: failure.hint },
    }),
    run: {
      repository: runner.repository,
      runId: runner.runId,
      attempt: runner.runAttempt,
      job: runner.job,
      sha: runner.sha,
      ref: runner.ref,
      workflow: runner.workflow,
    },
    images: result.images,
    evidence: result.evidence,
    startedAt: startedAt.toISOString(),
    durationMs: Math.max(0, Date.now() - startedAt.getTime()),
  };
}

function createContext(runner: Runner): ActionContext {
  return {
    read: createInputReader((name) => core.getInput(name, { trimWhitespace: false }), maskSecret),
    runner,
    log: LOG,
    env: process.env,
    mask: maskSecret,
    saveState: (name, value) => {
      core.saveState(name, value);
    },
    idToken: async (audience) => {
      try {
        return await core.getIDToken(audience);
      } catch (cause) {
        throw new ActionError('E_PERMISSION', 'GitHub gave no OIDC token to this job.', {
          hint: 'Add to the job:\n  permissions:\n    id-token: write',
          cause,
        });
      }
    },
  };
}

const LOG: Log = {
  debug: (message) => {
    core.debug(message);
  },
  info: (message) => {
    core.info(inertText(message));
  },
  warning: (message, at) => {
    core.warning(message, at);
  },
};

function readEvent(): Readonly<Record<string, unknown>> {
  const path = process.env['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '' || !existsSync(path)) return {};
  try {
    const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) {
      return event as Readonly<Record<string, unknown>>;
    }
  } catch (cause) {
    throw new ActionError('E_ENV', 'The event payload is not JSON.', { cause });
  }
  throw new ActionError('E_ENV', 'The event payload is not a JSON object.');
}

function report(failure: ActionError): void {
  core.error(`${failure.code}: ${failure.message}\n${failure.hint}`);
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
