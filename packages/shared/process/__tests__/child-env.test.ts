import { describe, expect, it } from '@jest/globals';
import { childEnv } from '../child-env.ts';

const HOSTILE = {
  PATH: '/bin',
  HOME: '/root',
  GITHUB_TOKEN: 't',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
  'INPUT_APP-PRIVATE-KEY': 'k',
  NODE_OPTIONS: '--require /evil.js',
  LD_PRELOAD: '/evil.so',
  GIT_SSH_COMMAND: 'evil',
  DOCKER_HOST: 'tcp://127.0.0.1:1',
  EMPTY: '',
};

describe('the environment of a child', () => {
  it('is exactly the allow-list', () => {
    expect(childEnv(HOSTILE)).toEqual({ PATH: '/bin', HOME: '/root' });
  });

  it('keeps the mark by which the runner ends the orphans of a cancelled job', () => {
    const mark = { RUNNER_TRACKING_ID: 'github_0c3f' };
    expect(childEnv({ ...HOSTILE, ...mark })).toEqual({ PATH: '/bin', HOME: '/root', ...mark });
  });

  it('has what is asked for by name and what is given, and nothing empty', () => {
    expect(childEnv(HOSTILE, ['DOCKER_HOST', 'EMPTY', 'ABSENT'], { HOME: '/tmp/x' })).toEqual({
      PATH: '/bin',
      HOME: '/tmp/x',
      DOCKER_HOST: 'tcp://127.0.0.1:1',
    });
  });
});
