import type { WorkflowRun } from '../runner/act.ts';
import { digestIn, promotions, pushTag } from './release-stage.ts';
import { PROD_IMAGE } from './first-release.ts';
import { runBundle } from './run-bundle.ts';
import { claimNothingWritten, snapshot, type Stage } from './stage.ts';

const TAG = 'v1.4.0';
const RUN = '4242';

/** Records that prove nothing of this release: each is refused with its own code, before any branch. */
export async function forgedRecords(stage: Stage, earlier: WorkflowRun): Promise<void> {
  const { sandbox, view, claims } = stage;
  const { github, registry } = sandbox;
  claims.step('Evidence that is missing, forged, foreign or of another digest opens nothing');
  const tag = await pushTag(stage, { name: TAG, commit: await view.head('staging') });
  const digest = await digestIn(stage, 'staging', 'staging');
  const given = {
    ...{ mode: 'open', tag: TAG, 'tag-oid': tag.object, 'commit-oid': tag.commit },
    ...{ overlay: '.gitops/overlays/prod', 'staging-overlay': '.gitops/overlays/staging' },
    images: `web=${registry.host}/${PROD_IMAGE}:${TAG}@${digest}`,
    ...{ 'app-id': String(github.app.id), 'app-private-key': github.app.privateKey },
  };
  const records = ['verify', 'promote', 'scan'].map(
    (job) => earlier.jobs[job]?.outputs['record'] ?? '{}',
  );
  const ofThisRun = records.map((text) => rewritten(text, tag));
  const cases = [
    ['missing', ofThisRun.slice(0, 1), 'E_RECORD_MISSING'],
    ['of another run', records, 'E_RECORD_FOREIGN'],
    ['of another digest', ofThisRun, 'E_RECORD_DIGEST'],
    [
      'forged by hand',
      [...ofThisRun.slice(0, 2), '{"schema":1,"action":"trivy-scan","outcome":"success"}'],
      'E_RECORD_INVALID',
    ],
  ] as const;
  const before = await snapshot(stage);
  const runs = await Promise.all(
    cases.map(([, lines]) =>
      runBundle(stage, 'open-prod-pr', tag, RUN, { ...given, records: lines.join('\n') }),
    ),
  );
  for (const [index, [what, , code]] of cases.entries()) {
    const run = runs[index];
    claims.that(
      `records that are ${what}: ${code}`,
      run?.ok === false && run.codes.join(' ') === code,
      `::error ${run?.codes.join(' ') ?? ''}`,
    );
  }
  claimNothingWritten(claims, before, await snapshot(stage));
  const pulls = await promotions(stage, TAG);
  claims.same('and there is no pull request', String(pulls.length), '0', 'GET /pulls');
}

/** An earlier release’s record as a forger would turn it: run, tag and commit of this one. */
function rewritten(
  text: string,
  tag: { readonly object: string; readonly commit: string },
): string {
  const record = JSON.parse(text) as {
    run?: object;
    evidence?: { head?: string; tag?: object };
  };
  const { evidence } = record;
  return JSON.stringify({
    ...record,
    run: { ...record.run, runId: RUN, sha: tag.commit, ref: `refs/tags/${TAG}` },
    evidence: {
      ...evidence,
      ...(evidence?.head !== undefined && { head: tag.commit }),
      ...(evidence?.tag !== undefined && {
        tag: { ...evidence.tag, name: TAG, oid: tag.object, target: tag.commit },
      }),
    },
  });
}
