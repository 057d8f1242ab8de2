import { createSigningKey, signJwt, verifyJwt } from '../gcp/jwt.ts';

/** The job that a runtime token speaks for, in the words of the results service. */
export interface BackendIds {
  /** One attempt of one workflow run. */
  readonly run: string;
  readonly job: string;
}

/** Issues and checks what a runner hands its steps as `ACTIONS_RUNTIME_TOKEN`. */
export interface RuntimeTokens {
  issue(ids: BackendIds): string;
  /** Whose token an `Authorization` header holds; a string that says what is wrong otherwise. */
  check(authorization: string | undefined): BackendIds | string;
}

const ID = /^[A-Za-z0-9][\w-]*$/;
const LIFETIME_S = 6 * 60 * 60; // a job on a hosted runner ends by then

/** @param now milliseconds since the epoch */
export function createRuntimeTokens(now: () => number): RuntimeTokens {
  const key = createSigningKey();
  return {
    issue: ({ run, job }) => {
      if (!ID.test(run) || !ID.test(job)) throw new Error(`Not a run and a job: ${run}, ${job}`);
      const seconds = Math.floor(now() / 1000);
      return signJwt(key, {
        scp: `Actions.ExampleScope Actions.Results:${run}:${job}`,
        iat: seconds,
        nbf: seconds,
        exp: seconds + LIFETIME_S,
      });
    },
    check: (authorization) => {
      const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1];
      if (token === undefined) return 'there is no bearer token';
      const claims = verifyJwt(token, [key.published]);
      if (typeof claims === 'string') return claims;
      const { scp, nbf, exp } = claims;
      const seconds = now() / 1000;
      if (typeof nbf !== 'number' || typeof exp !== 'number') return 'its times are missing';
      if (seconds < nbf || seconds >= exp) return 'it is not valid at this time';
      const scopes = typeof scp === 'string' ? scp.split(' ') : [];
      const [, run, job] =
        scopes.find((scope) => scope.startsWith('Actions.Results:'))?.split(':') ?? [];
      return run !== undefined && job !== undefined
        ? { run, job }
        : 'it has no scope Actions.Results';
    },
  };
}
