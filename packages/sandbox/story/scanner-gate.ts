import { join } from 'node:path';
import { publishTrivyDatabase, removeTrivyDatabase } from '../scanner/database.ts';
import { claimReports } from './scan-reports.ts';
import { BRANCH, claimRed, deliver, outcomes, pushAsAlice, type Stage } from './stage.ts';

const LODASH = 'apps/web/src/vendor/lodash/package.json';

/** Step 4: findings and "could not find out" are both red, and never the same red. */
export async function scannerGate(stage: Stage): Promise<void> {
  const { sandbox, view, claims, tell } = stage;
  const { registry } = sandbox;
  claims.step('A critical vulnerability stops the deployment; a missing database is an error');

  const vulnerable = await pushAsAlice(stage, 'Vendor lodash 4.17.4', {
    [LODASH]: `${JSON.stringify({ name: 'lodash', version: '4.17.4' })}\n`,
  });
  tell(`alice vendored lodash 4.17.4 in ${vulnerable.after.slice(0, 10)}`);
  const red = await deliver(stage, vulnerable);
  claimRed(claims, red, { job: 'scan', outcome: 'failed', code: 'E_VULNERABILITIES' });
  claims.that(
    'the scanner counted critical findings, CVE-2019-10744 among them',
    Number(red.jobs['scan']?.outputs['critical'] ?? 0) > 0 && red.log.includes('CVE-2019-10744'),
    `output critical = ${red.jobs['scan']?.outputs['critical'] ?? 'absent'}`,
  );
  await claimReports(stage, red, 'CVE-2019-10744');
  claims.same(
    'no bump was written',
    `${red.jobs['bump']?.result ?? ''} ${await view.head(BRANCH)}`,
    `skipped ${vulnerable.after}`,
    'job bump, head of dev',
  );

  const mended = await pushAsAlice(stage, 'Remove lodash', { [LODASH]: null });
  await removeTrivyDatabase(registry.storageDir);
  tell(`alice removed it in ${mended.after.slice(0, 10)}; meanwhile the database is gone`);
  const blind = await deliver(stage, mended);
  claimRed(claims, blind, { job: 'scan', outcome: 'error', code: 'E_DB_UNAVAILABLE' });
  claims.same('no bump was written', await view.head(BRANCH), mended.after, 'head of dev');

  await publishTrivyDatabase({
    host: registry.host,
    dir: join(sandbox.supervisor.dir, 'trivy-db'),
    authorization: registry.adminAuthorization,
  });
  tell('the database is back, and the job is run again');
  const green = await deliver(stage, mended);
  claims.same(
    'the same event now deploys, with the image that was built before',
    `${String(green.ok)} ${outcomes(green, ['build', 'scan', 'bump'])}`,
    'true build=unchanged scan=success bump=success',
    'outputs of the jobs',
  );
}
