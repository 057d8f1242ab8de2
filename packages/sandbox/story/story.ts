import type { FollowedCluster } from '../cluster/followed-cluster.ts';
import type { Sandbox } from '../sandbox.ts';
import { Claims, claimsTable } from './claims.ts';
import { changedBranch } from './changed-branch.ts';
import { cherryPickedHotfix } from './cherry-pick.ts';
import { firstDeployment, sameEventAgain } from './first-deployment.ts';
import { firstRelease } from './first-release.ts';
import { forgedRecords } from './forged-records.ts';
import { hotfix } from './hotfix.ts';
import { inTheCluster } from './in-the-cluster.ts';
import { movedTag } from './moved-tag.ts';
import { RepositoryView } from './observe.ts';
import { overlayCommits } from './overlay-commits.ts';
import { productionBack } from './production-back.ts';
import { races } from './races.ts';
import { refusedTags } from './refused-tags.ts';
import { rollback } from './rollback.ts';
import { scannerGate } from './scanner-gate.ts';
import { secondRelease } from './second-release.ts';
import type { Stage } from './stage.ts';
import { stageTable } from './stage-table.ts';
import { stagingByHand } from './staging-by-hand.ts';
import { toStaging } from './to-staging.ts';
import { unsignedCommit } from './unsigned-commit.ts';

/** Tells the whole story in a running sandbox. @returns whether every claim holds */
export async function tellStory(
  sandbox: Sandbox,
  print: (line: string) => void,
  cluster?: FollowedCluster,
): Promise<boolean> {
  const claims = new Claims(print);
  const stage: Stage = {
    sandbox,
    claims,
    view: new RepositoryView(sandbox.consumer.gitDir, sandbox.github.webFlowPublicKey),
    tell: (line) => {
      print(`   ${line}`);
    },
  };
  const deployed = await firstDeployment(stage);
  await sameEventAgain(stage, deployed);
  await unsignedCommit(stage);
  await scannerGate(stage);
  await overlayCommits(stage);
  await races(stage);
  await rollback(stage);
  await toStaging(stage);
  await firstRelease(stage);
  await secondRelease(stage);
  await refusedTags(stage);
  await hotfix(stage);
  const released = await cherryPickedHotfix(stage);
  await changedBranch(stage, released);
  await movedTag(stage, released.tag);
  await forgedRecords(stage, released.run);
  await stagingByHand(stage);
  await productionBack(stage);
  if (cluster !== undefined) await inTheCluster(stage, cluster);
  claims.that(
    'every request and answer followed GitHub’s published API descriptions',
    sandbox.github.violations.length === 0,
    sandbox.github.violations[0] ??
      `${String(sandbox.github.requests.length)} requests checked against OpenAPI and GraphQL schema`,
  );

  print(`\n${stageTable(sandbox.runs)}`);
  print(`\n${claimsTable(claims.all)}`);
  const failed = claims.all.filter(({ holds }) => !holds).length;
  print(`\n${String(claims.all.length - failed)} of ${String(claims.all.length)} claims hold.`);
  return failed === 0;
}
