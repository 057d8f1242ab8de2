import { describe, expect, it } from '@jest/globals';
import { NOT_MODELLED, translateRuleset, type BypassActors } from '../ruleset-file.ts';

const ACTORS: BypassActors = {
  apps: { 7: 'robot' },
  roles: { 5: ['carol'] },
  teams: { 9: ['alice', 'carol'] },
  organizationAdmins: ['dora'],
};
const PULL_REQUEST = {
  allowed_merge_methods: ['merge'],
  required_approving_review_count: 2,
  require_code_owner_review: true,
  dismiss_stale_reviews_on_push: true,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};

const file = (changes: object = {}): string =>
  JSON.stringify({
    name: 'one',
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
    rules: [{ type: 'deletion' }],
    ...changes,
  });
const bypass = (actor_type: string, actor_id: number | null, bypass_mode = 'always'): object => ({
  bypass_actors: [{ actor_type, actor_id, bypass_mode }],
});
const refs = (include: readonly string[], exclude: readonly string[] = []): object => ({
  conditions: { ref_name: { include, exclude } },
});

describe('a ruleset in the form of GitHub’s API', () => {
  it('becomes one of the sandbox, without what the list says is not modelled', () => {
    const rules = [
      { type: 'required_signatures' },
      { type: 'pull_request', parameters: PULL_REQUEST },
      { type: 'required_status_checks', parameters: { required_status_checks: [] } },
    ];
    const include = ['~DEFAULT_BRANCH', 'refs/heads/release/**'];
    const json = file({ rules, ...refs(include, ['refs/heads/release/old']) });
    expect(translateRuleset(json, ACTORS)).toEqual({
      name: 'one',
      include,
      exclude: ['refs/heads/release/old'],
      rules: [
        'required_signatures',
        {
          type: 'pull_request',
          allowedMergeMethods: ['merge'],
          requiredApprovingReviewCount: 2,
          dismissStaleReviewsOnPush: true,
          requireLastPushApproval: false,
        },
      ],
      bypass: { apps: [], people: [] },
    });
    expect(Object.keys(NOT_MODELLED)).toEqual([
      'required_status_checks',
      'require_code_owner_review',
    ]);
  });

  it('names Apps, and people by what they are', () => {
    const actors = [
      ...['Integration', 'RepositoryRole', 'Team'].map((type, index) => [type, [7, 5, 9][index]]),
      ['OrganizationAdmin', null],
    ].map(([actor_type, actor_id]) => ({ actor_type, actor_id, bypass_mode: 'always' }));
    const ruleset = translateRuleset(file({ bypass_actors: actors }), ACTORS);
    expect(ruleset.bypass).toEqual({ apps: ['robot'], people: ['carol', 'alice', 'dora'] });
  });

  it.each<[string, object, string]>([
    ['a rule', { rules: [{ type: 'merge_queue' }] }, 'unknown rule merge_queue'],
    ['a parameter', { rules: [{ type: 'update', parameters: { a: true } }] }, 'a of update'],
    [
      'a switch of pull requests',
      {
        rules: [
          {
            type: 'pull_request',
            parameters: { ...PULL_REQUEST, required_review_thread_resolution: true },
          },
        ],
      },
      'required_review_thread_resolution of pull_request',
    ],
    ['what pull requests need', { rules: [{ type: 'pull_request', parameters: {} }] }, 'not said'],
    [
      'whether the last pusher may approve',
      {
        rules: [
          {
            type: 'pull_request',
            parameters: { ...PULL_REQUEST, require_last_push_approval: undefined },
          },
        ],
      },
      'require_last_push_approval is not said',
    ],
    ['an App', bypass('Integration', 8), 'nobody here is the Integration 8'],
    ['a role', bypass('RepositoryRole', 2), 'nobody here is the RepositoryRole 2'],
    ['a team', bypass('Team', 1), 'nobody here is the Team 1'],
    ['a kind of actor', bypass('DeployKey', null), 'nobody here is the DeployKey null'],
    ['a bypass mode', bypass('Team', 9, 'pull_request'), 'the bypass mode pull_request'],
    ['whether it is in force', { enforcement: 'evaluate' }, 'enforcement evaluate'],
    ['a target', { target: 'push' }, 'target push'],
    ['a ref of another kind', refs(['refs/tags/v*']), 'refs/tags/v* is no branch'],
    ['all tags', { target: 'tag', ...refs(['~ALL']) }, '~ALL is no tag'],
    ['a condition', { conditions: { repository_name: {} } }, 'conditions besides ref_name'],
    ['a property', { source: 'x' }, 'unknown source'],
  ])('is refused rather than lose %s', (_what, changes, reason) => {
    expect(() => translateRuleset(file(changes), ACTORS)).toThrow(reason);
  });
});
