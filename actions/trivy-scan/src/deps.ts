import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { Credentials } from '@gitops-actions/shared/gcp/registry-credentials.ts';
import type { RegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import type { PinnedTool } from '@gitops-actions/shared/process/pinned-tool.ts';
import type { Scratch } from './scratch.ts';
import type { Trivy } from './trivy.ts';
import type { Trusted } from './trusted.ts';
import type { Upload } from './upload.ts';

/** Everything that the stage needs from outside. */
export interface TrivyScanDeps {
  readonly log: Log;
  readonly scratch: Scratch;
  now(): Date;
  sleep(ms: number): Promise<unknown>;
  /** The policy and the ignore file at the default branch's head. */
  trusted(ignorePath: string | undefined): Promise<Trusted>;
  registry(domain: string): Pick<RegistryClient, 'getManifest'>;
  /** The login for the registry of an image. */
  credentials(domain: string): Promise<Credentials | undefined>;
  /** The login for a registry that only holds a database: never the job's cloud identity. */
  databaseCredentials(domain: string): Promise<Credentials | undefined>;
  tool(): Promise<PinnedTool>;
  trivy(tool: PinnedTool, cacheDir: string, javaDbRepositories: readonly string[]): Trivy;
  /** The absolute path of a report given as this input. @throws `E_PATH` */
  reportFile(path: string, input: 'report' | 'baseline'): Promise<string>;
  upload(upload: Upload): Promise<boolean>;
}
