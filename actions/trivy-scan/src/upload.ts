import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { ArtifactClient } from '@actions/artifact';

/** What is uploaded, as one artifact. */
export interface Upload {
  readonly name: string;
  readonly files: readonly string[];
  readonly root: string;
}

/** Makes the client when it is needed: it is the largest dependency of the action. */
export type ArtifactClientSource = () => Promise<Pick<ArtifactClient, 'uploadArtifact'>>;

/**
 * Uploads the reports as a workflow artifact. The verdict does not hang on it: what goes wrong is a
 * warning, the reports stay on the runner for the steps that follow.
 *
 * @param client `undefined` where the runner offers no artifact service to this step
 * @returns whether they are uploaded
 */
export async function uploadReports(
  upload: Upload,
  client: ArtifactClientSource | undefined,
  log: Log,
): Promise<boolean> {
  if (client === undefined) {
    log.warning('The reports were not uploaded: the runner offers no artifact service.');
    return false;
  }
  try {
    const artifacts = await client();
    await artifacts.uploadArtifact(upload.name, [...upload.files], upload.root);
    log.info(`Uploaded ${upload.files.length} reports as artifact ${upload.name}`);
    return true;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    log.warning(`The reports were not uploaded: ${why}`);
    return false;
  }
}
