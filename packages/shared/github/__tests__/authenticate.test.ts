import { describe, expect, it } from '@jest/globals';
import type { ActionContext } from '../../action/action.ts';
import { readRunner } from '../../action/runner.ts';
import { obtainToken } from '../authenticate.ts';

const variables = {
  ...{ GITHUB_REPOSITORY: 'acme/x', GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/dev' },
  ...{ GITHUB_EVENT_NAME: 'push', RUNNER_TEMP: '/tmp', GITHUB_WORKSPACE: '/tmp' },
};

function context(env: Readonly<Record<string, string>>): ActionContext {
  const unused = (): never => {
    throw new Error('unused');
  };
  return {
    ...{ runner: readRunner({ ...variables, ...env }, {}), env },
    ...{ log: { debug: unused, info: unused, warning: unused }, mask: unused },
    ...{ saveState: unused, read: {} as ActionContext['read'], idToken: unused },
  };
}

const request = { repository: 'acme/x', permissions: { contents: 'write' } } as const;

describe('the token of an App', () => {
  const app = { kind: 'app', appId: '1', privateKey: 'none' } as const;

  it.each(['NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED', 'https_proxy'])(
    'is not minted where %s may intercept it',
    async (name) => {
      const refused = obtainToken(context({ [name]: 'x' }), app, request);
      await expect(refused).rejects.toMatchObject({ code: 'E_ENV' });
      await expect(refused).rejects.toThrow(name);
    },
  );

  it('is minted on a loopback server whatever the environment', async () => {
    const env = { NODE_EXTRA_CA_CERTS: 'x', GITHUB_SERVER_URL: 'http://127.0.0.1:9' };
    await expect(obtainToken(context(env), app, request)).rejects.toMatchObject({
      code: 'E_INPUT', // the key is none
    });
  });
});

it('a token that was given is used as it is', async () => {
  const identity = { kind: 'token', token: 't' } as const;
  expect(await obtainToken(context({ NODE_EXTRA_CA_CERTS: 'x' }), identity, request)).toBe('t');
});
