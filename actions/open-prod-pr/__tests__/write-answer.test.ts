import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { HttpFailure } from '@gitops-actions/shared/github/http-failure.ts';
import { attempt } from '../src/open/write-answer.ts';

/** As the client reports what GitHub said. */
function refused(status: number, said: string): ActionError {
  const code = status === 403 ? 'E_PERMISSION' : 'E_GITHUB';
  const cause = new HttpFailure(status, said);
  return new ActionError(code, `POST /repos/acme/web/merges: ${said}`, { cause });
}

const write = (thrown: unknown): ReturnType<typeof attempt> =>
  attempt('promote/prod/v1.0.0', () =>
    Promise.reject(thrown instanceof Error ? thrown : new Error('?')),
  );

describe('a write that GitHub refuses', () => {
  it.each<[number, string]>([
    [
      422,
      'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
    ],
    [409, 'Repository rule violations found'],
    [403, 'You are not authorized to push to this branch'],
  ])('by a rule (%d) is E_PROTECTED at once', async (status, said) => {
    await expect(write(refused(status, said))).rejects.toMatchObject({
      code: 'E_PROTECTED',
      hint: expect.stringContaining('promote/prod/**') as unknown,
    });
  });

  // Rules that apply to the creation of a branch, a merge queue for one, are named no better than a
  // race for it: https://github.com/aquasecurity/trivy/pull/10931
  it('for a reason that may be a rule or a race is looked at again, and called a rule in the end', async () => {
    expect(await write(refused(422, 'Reference update failed'))).toMatchObject({
      kind: 'unsure',
      error: { code: 'E_PROTECTED', hint: expect.stringContaining('bypass actor') as unknown },
    });
  });

  it.each([403, 409, 422])(
    'for a workflow file (%d) says where it has to go first',
    async (status) => {
      const said =
        'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission';
      await expect(write(refused(status, said))).rejects.toMatchObject({
        code: 'E_PERMISSION',
        message: expect.stringContaining('.github/workflows/ci.yml') as unknown,
        hint: expect.stringContaining('promotion.trust-paths') as unknown,
      });
    },
  );

  it.each([404, 409, 422])(
    'because somebody was faster (%d) is looked at again',
    async (status) => {
      const error = refused(status, 'Reference already exists');
      expect(await write(error)).toEqual({ kind: 'unsure', error });
    },
  );

  it('for want of a permission is not tried again', async () => {
    const error = refused(403, 'Resource not accessible by integration');
    await expect(write(error)).rejects.toBe(error);
  });
});
