import { claimReports } from './scan-reports.ts';
import {
  BRANCH,
  OVERLAY,
  OVERLAY_FILE,
  claimNothingWritten,
  deliver,
  imageOf,
  outcomes,
  pushAsAlice,
  snapshot,
  type Stage,
} from './stage.ts';

/** What later steps build on. */
export interface Deployed {
  readonly before: string;
  readonly source: string;
  readonly bump: string;
}

/** Step 1: a signed commit to `dev` becomes a deployed image and one bump commit. */
export async function firstDeployment(stage: Stage): Promise<Deployed> {
  const { sandbox, view, claims, tell } = stage;
  claims.step('A signed commit to dev is verified, built, scanned and deployed');
  const { before, after: source } = await pushAsAlice(stage, 'Greet visitors of the warehouse', {
    'apps/web/src/greeting.txt': 'Welcome to the warehouse.\n',
  });
  tell(`alice pushed ${source.slice(0, 10)}, signed with her SSH key`);
  const seen = sandbox.github.requests.length;
  const run = await deliver(stage, { before, after: source });
  claims.that('every stage is green', run.ok, `act: ${outcomes(run, Object.keys(run.jobs))}`);

  const bump = await view.head(BRANCH);
  const image = imageOf(run);
  const overlay = await view.file(bump, OVERLAY_FILE);
  claims.that(
    'the overlay holds the tag and the digest of the source commit',
    overlay.includes(`newTag: dev-${source} `) && overlay.includes(`digest: ${image.digest}`),
    `git show ${bump.slice(0, 10)}:${OVERLAY_FILE}: dev-${source.slice(0, 10)}…, ${image.digest.slice(0, 19)}…`,
  );
  const lines = await view.changedLines(bump);
  claims.that(
    'the bump changes one line per scalar and nothing else',
    (await view.changedFiles(bump)) === OVERLAY_FILE &&
      lines.length === 3 &&
      lines.every((line) => /^[+-]\s+(newTag|digest): /.test(line)),
    `git diff: ${lines.map((line) => line.replace(/\s+/g, ' ').slice(0, 34)).join(' | ')}`,
  );
  const signature = await view.verifiedByGitHub(bump);
  claims.that('GitHub signed the bump', signature.valid, `git verify-commit: ${signature.verdict}`);
  claims.same(
    'its parent is the head that it was computed from',
    await view.parents(bump),
    source,
    'git show --format=%P',
  );
  claims.same(
    'kustomize renders exactly that digest',
    await view.renderedImages(bump, OVERLAY),
    `${image.repository}:dev-${source}@${image.digest}`,
    `kustomize build ${OVERLAY}`,
  );
  claims.that(
    'the registry holds the digest under the tag',
    (await sandbox.registry.snapshot()).some(
      (line) => line.includes(`dev-${source}`) && line.includes(image.digest),
    ),
    'files of the registry’s storage',
  );
  await claimReports(stage, run);
  const requests = sandbox.github.requests
    .slice(seen)
    .filter(({ credential }) => credential === 'installation')
    .map(({ operation }) => operation)
    .filter((operation) => operation !== 'apps/revoke-installation-access-token');
  const mutations = requests.filter((operation) => operation.startsWith('mutation'));
  claims.that(
    'the bump cost at most four requests, one of them the mutation',
    requests.length <= 4 && mutations.length === 1,
    `GitHub’s request log: ${requests.join(', ')}`,
  );
  return { before, source, bump };
}

/** Step 2: the same event once more changes nothing. */
export async function sameEventAgain(stage: Stage, deployed: Deployed): Promise<void> {
  const { claims } = stage;
  claims.step('The same event again changes nothing');
  const before = await snapshot(stage);
  const run = await deliver(stage, { before: deployed.before, after: deployed.source });
  claims.that('the run is green', run.ok, `act: ${outcomes(run, Object.keys(run.jobs))}`);
  claims.same(
    'build and bump end as unchanged',
    outcomes(run, ['build', 'bump']),
    'build=unchanged bump=unchanged',
    'outputs of the jobs',
  );
  claimNothingWritten(claims, before, await snapshot(stage));
}
