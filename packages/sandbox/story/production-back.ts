import type { WorkflowRun } from '../runner/act.ts';
import { PROD_IMAGE, claimRendered } from './first-release.ts';
import { digestIn, overlayFileOf, promotions, reviewAndMerge } from './release-stage.ts';
import { RegistryView } from './registry-view.ts';
import {
  claimNothingWritten,
  claimRed,
  deliver,
  describeRun,
  outcomes,
  snapshot,
  type Stage,
} from './stage.ts';

const WORKFLOW = '.github/workflows/gitops-rollback-prod.yml';
const FILE = overlayFileOf('prod');
const BRANCHES = 'promote/prod/rollback-to-';

/** A person takes production back to the release before, by one pull request that people merge. */
export async function productionBack(stage: Stage): Promise<void> {
  const { sandbox, view, claims } = stage;
  const { consumer, registry } = sandbox;
  claims.step('Production goes back by a button: one pull request to the release before');
  const [newest = '', older = ''] = await releases(stage);
  const former = await view.file(older, FILE);
  const wanted = await digestIn(stage, older, 'prod');
  const left = await digestIn(stage, newest, 'prod');
  const tagAgain = await goneFromRegistry(stage, former, wanted);
  const runs = [await byHand(stage, 'previous'), await byHand(stage, 'previous')];
  claims.same(
    'it is found, its digest is in the registry, it is proposed; asked twice, it is the same pull request',
    runs.map((run) => outcomes(run, Object.keys(run.jobs))).join(' | '),
    ['success', 'unchanged']
      .map((end) => `verify=success plan=success find=success open=${end} result=${end}`)
      .join(' | '),
    'jobs',
  );
  await tagAgain();
  const pulls = (await promotions(stage)).filter(({ head }) => head.ref.startsWith(BRANCHES));
  const [pull, ...others] = pulls;
  if (pull === undefined) throw new Error('There is no pull request that takes production back.');
  const head = await view.head(pull.head.ref);
  const lines = await view.changedLines(head);
  claims.that(
    'it is the only one, and changes the tag and the digest to those of before, nothing else',
    others.length === 0 &&
      wanted !== '' &&
      wanted !== left &&
      (await view.parents(head)) === (await view.head('main')) &&
      (await view.changedFiles(head)) === FILE &&
      lines.length === 4 &&
      lines.every((line) => /^[+-]\s+(newTag|digest): /.test(line)) &&
      (await view.file(head, FILE)) === former &&
      (await view.verifiedByGitHub(head)).valid,
    `#${String(pull.number)}: ${lines.map((line) => line.replace(/\s+/g, ' ').slice(0, 28)).join(' | ')}`,
  );

  const known = (await consumer.people.deployments(consumer.alice)).map(({ id }) => id);
  const merged = await reviewAndMerge(stage, pull);
  const released = await deliver(stage, merged);
  const latest = await new RegistryView(registry).manifest(PROD_IMAGE, 'prod-latest');
  claims.that(
    'merged, it is no downgrade by mistake: prod-latest goes back',
    released.ok && latest?.digest === wanted,
    `${PROD_IMAGE}:prod-latest = ${latest?.digest.slice(0, 19) ?? 'absent'}…`,
  );
  const recorded = (await consumer.people.deployments(consumer.alice)).filter(
    ({ id }) => !known.includes(id),
  );
  claims.that(
    'one new Deployment records what came back, at the merge',
    recorded.length === 1 &&
      recorded[0]?.sha === merged.after &&
      JSON.stringify(recorded[0].payload).includes(wanted),
    `GET /deployments: ${recorded.map(({ id, sha }) => `${String(id)} at ${sha.slice(0, 10)}`).join(', ')}`,
  );
  await claimRendered(stage);
  await onlyWhatProductionRan(stage);
}

/**
 * A cleanup policy took the image away: production must not be told to run it. Then the image is there
 * again, without its tag: what ran is named by the digest.
 *
 * @returns what puts the tag back
 */
async function goneFromRegistry(
  stage: Stage,
  overlay: string,
  digest: string,
): Promise<() => Promise<void>> {
  const { claims, tell } = stage;
  const registry = new RegistryView(stage.sandbox.registry);
  const image = await registry.manifest(PROD_IMAGE, digest);
  const tag = /newTag: (v[\d.]+)/.exec(overlay)?.[1];
  if (image === undefined || tag === undefined) throw new Error('Production ran no image before.');
  await registry.remove(PROD_IMAGE, image);
  tell(`a cleanup policy deletes ${tag} from ${PROD_IMAGE}`);
  const before = await snapshot(stage);
  const run = await byHand(stage, 'previous');
  claimRed(claims, run, { job: 'find', outcome: 'failed', code: 'E_IMAGE_MISSING' });
  claimNothingWritten(claims, before, await snapshot(stage));
  await registry.put(PROD_IMAGE, digest, image);
  tell(`the image is there again, by its digest alone: ${tag} stays away`);
  return () => registry.put(PROD_IMAGE, tag, image);
}

async function onlyWhatProductionRan(stage: Stage): Promise<void> {
  const { claims } = stage;
  const before = await snapshot(stage);
  const foreign = await byHand(stage, 'v9.9.9');
  claimRed(claims, foreign, { job: 'plan', outcome: 'failed', code: 'E_NOTHING_TO_ROLL_BACK' });
  claimNothingWritten(claims, before, await snapshot(stage));
}

/** The commits of main's own history that changed what production runs, newest first. */
async function releases({ view }: Stage): Promise<readonly string[]> {
  return (await view.git('log', '--first-parent', '--format=%H', 'main', '--', FILE)).split('\n');
}

async function byHand(stage: Stage, target: string): Promise<WorkflowRun> {
  stage.tell(`bob runs the workflow on main with rollback-to: ${target}`);
  const run = await stage.sandbox.runDispatch({
    ...{ workflow: WORKFLOW, branch: 'main', actor: 'bob' },
    inputs: { 'rollback-to': target },
  });
  stage.tell(describeRun(run));
  return run;
}
