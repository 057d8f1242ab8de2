import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { parseImageEntry } from '@gitops-actions/shared/oci/images-list.ts';
import type { Remote } from '../deps.ts';
import { formatReleaseImage, toReleaseImage, type ReleaseImage } from '../release.ts';
import { sameImages } from './released-images.ts';

/** Tells our deployments from those that GitHub makes for every job of an environment. */
const TASK = 'gitops-release';

/** GitHub refuses longer descriptions of a status. */
const MAX_DESCRIPTION = 140;

interface DeploymentNode {
  readonly id: number;
  readonly sha: string;
  readonly payload: unknown;
}

/** A release that was recorded before. */
export interface KnownDeployment {
  readonly id: number;
  /** The commit on the base that it was recorded for. */
  readonly commit: string;
  readonly images: readonly ReleaseImage[];
}

/** How many of an environment’s releases are looked through for those of one overlay. */
const PAGE = 100;

/**
 * The newest release of an overlay that was recorded for an environment; several overlays may share
 * one, and none of them is held against another. @throws what the client throws
 */
export async function newestDeployment(
  { github, owner, repo }: Remote,
  environment: string,
  overlay: string,
): Promise<KnownDeployment | undefined> {
  const found = await github.rest<readonly DeploymentNode[]>(
    'GET',
    '/repos/{owner}/{repo}/deployments',
    { owner, repo, environment, task: TASK, per_page: PAGE },
  );
  const newest = found.find(({ payload }) => payloadOf(payload)['overlay'] === overlay);
  if (newest === undefined) return undefined;
  return { id: newest.id, commit: newest.sha, images: imagesOf(newest.payload) };
}

export interface DeploymentRequest {
  readonly environment: string;
  readonly overlay: string;
  /** The commit on the base that names the images. */
  readonly commit: string;
  readonly images: readonly ReleaseImage[];
  /** Of this run. */
  readonly runUrl: string;
  /** The newest one of the overlay in the environment. */
  readonly newest: KnownDeployment | undefined;
}

/** What was recorded. */
export interface RecordedDeployment {
  readonly id: number;
  /** `false`: the newest deployment of the overlay was these images already. */
  readonly created: boolean;
}

/**
 * Records a release as a GitHub Deployment with the status `queued`: Git names the images now, and
 * Argo CD brings them to the cluster when people let it. The newest deployment of the overlay
 * that names the same images is the same release, however often it is delivered; one that a run left
 * without a status gets it now.
 *
 * @throws what the client throws
 */
export async function recordDeployment(
  { github, owner, repo }: Remote,
  { environment, overlay, commit, images, runUrl, newest }: DeploymentRequest,
): Promise<RecordedDeployment> {
  const created = newest === undefined || !sameImages(newest.images, images);
  const deployment = created
    ? await github.rest<DeploymentNode>('POST', '/repos/{owner}/{repo}/deployments', {
        owner,
        repo,
        ref: commit,
        task: TASK,
        environment,
        auto_merge: false,
        // The merge was the decision; checks that run on the base have no say in a record of it.
        required_contexts: [],
        payload: { overlay, images: images.map(formatReleaseImage).sort() },
        description: describe(images),
        production_environment: true,
        transient_environment: false,
      })
    : newest;
  if (typeof deployment.id !== 'number') {
    throw new ActionError('E_GITHUB', 'GitHub did not answer with a deployment.');
  }
  const at = { owner, repo, deployment_id: deployment.id };
  const route = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const statuses = created
    ? []
    : await github.rest<readonly unknown[]>('GET', route, { ...at, per_page: 1 });
  if (statuses.length === 0) {
    await github.rest('POST', route, {
      ...at,
      state: 'queued',
      description: 'The overlay names the images; Argo CD brings them to the cluster.',
      log_url: runUrl,
      auto_inactive: false,
    });
  }
  return { id: deployment.id, created };
}

function describe(images: readonly ReleaseImage[]): string {
  const text = images.map(({ name, tag }) => `${name} ${tag}`).join(', ');
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION - 1)}…` : text;
}

/** GitHub gives a payload back as an object or as its text. */
function payloadOf(payload: unknown): Readonly<Record<string, unknown>> {
  const value = typeof payload === 'string' ? parsed(payload) : payload;
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The images that our payload names. People may write deployments, too: what is no image of a release is left out. */
function imagesOf(payload: unknown): readonly ReleaseImage[] {
  const { images } = payloadOf(payload);
  return Array.isArray(images) ? images.flatMap((line) => imageOf(line) ?? []) : [];
}

function imageOf(line: unknown): ReleaseImage | undefined {
  if (typeof line !== 'string') return undefined;
  try {
    return toReleaseImage(parseImageEntry(line));
  } catch (thrown) {
    if (thrown instanceof ActionError) return undefined;
    throw thrown;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody else’s payload
  }
}
