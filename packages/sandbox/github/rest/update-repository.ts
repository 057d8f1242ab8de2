import type { RepositorySettings } from '../pulls/settings.ts';
import { RestRefusal, repositoryFor, validationFailed } from './call.ts';
import type { RestHandler } from './call.ts';
import { repositoryResource } from './repository-resource.ts';

/** GitHub's names of the settings that the sandbox knows. */
const SETTINGS: Readonly<Record<string, keyof RepositorySettings>> = {
  allow_merge_commit: 'allowMergeCommit',
  allow_rebase_merge: 'allowRebase',
  allow_squash_merge: 'allowSquash',
};

/** `PATCH /repos/{owner}/{repo}`: how pull requests may be merged, and nothing else. */
export const updateRepository: RestHandler = (call) => {
  const repository = repositoryFor(call, 'administration', 'write');
  const given = Object.entries(call.body as Readonly<Record<string, unknown>>);
  const changed = given.map(([name, value]): [keyof RepositorySettings, boolean] => {
    const setting = SETTINGS[name];
    if (setting === undefined || typeof value !== 'boolean') {
      throw new RestRefusal(422, `The sandbox has no setting ${name}.`);
    }
    return [setting, value];
  });
  const settings = { ...repository.settings, ...Object.fromEntries(changed) };
  if (!settings.allowMergeCommit && !settings.allowRebase && !settings.allowSquash) {
    throw validationFailed('Sorry, you need to allow at least one merge strategy.');
  }
  repository.settings = settings;
  const body = repositoryResource(call.state, repository, call.credential);
  return Promise.resolve({ status: 200, body });
};
