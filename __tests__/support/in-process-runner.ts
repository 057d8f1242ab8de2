import type { ActionContext, PostContext } from '@gitops-actions/shared/action/action.ts';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import { readRunner } from '@gitops-actions/shared/action/runner.ts';

/** Nobody reads the log. */
export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warning: () => undefined,
};

export interface Job {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** What a test listens to; the rest is silent. */
  readonly log?: Partial<Log>;
  readonly mask?: (secret: string) => void;
  /** Answer of a server to the job that asks for an id token; default: the job may not. */
  readonly idTokenRequest?: { readonly url: string; readonly token: string };
}

/**
 * A job's runner without a process of its own: an action's `main` and its `post` get what the real edge
 * would give them, and share the saved state.
 */
export function inProcessRunner(job: Job): {
  readonly context: ActionContext;
  readonly after: PostContext;
} {
  const { inputs, env, idTokenRequest } = job;
  const log = { ...SILENT, ...job.log };
  const mask = job.mask ?? ((): void => undefined);
  const state = new Map<string, string>();
  const context: ActionContext = {
    read: createInputReader((name) => inputs[name] ?? '', mask),
    runner: readRunner(env, {}),
    ...{ log, env, mask },
    saveState: (name, value) => {
      state.set(name, value);
    },
    idToken: async (audience) => {
      if (idTokenRequest === undefined) throw new Error('This job has no `id-token: write`.');
      const { url, token } = idTokenRequest;
      const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await answer.json()) as { readonly value: string }).value;
    },
  };
  return { context, after: { log, env, mask, state: (name) => state.get(name) ?? '' } };
}
