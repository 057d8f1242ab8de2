import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ConsumerRepo } from '../consumer/seed-consumer.ts';
import type { SandboxGitHub } from '../github/server.ts';
import { runGit } from '../runner/sandbox-git.ts';
import { toolPath } from '../tools/tool-path.ts';
import { installCredentials } from './argo/bootstrap.ts';
import { deliverPushes } from './argo/webhook.ts';
import type { SandboxCluster } from './cluster.ts';
import type { KubernetesClient } from './kubernetes/client.ts';
import { parseObjects } from './kubernetes/documents.ts';
import type { KubernetesObject } from './kubernetes/object.ts';

export interface FollowedRepository {
  readonly consumer: Pick<ConsumerRepo, 'repository' | 'cloneUrl' | 'gitDir'>;
  readonly github: Pick<SandboxGitHub, 'personToken' | 'refUpdates'>;
}

/** The machine user whose tokens Argo CD holds. */
const ARGO = 'argocd';

const run = promisify(execFile);

/** Makes Argo CD able to read the repository, and tells it of every push from now on. @returns what ends that */
export async function followRepository(
  { client }: Pick<SandboxCluster, 'client'>,
  { consumer, github }: FollowedRepository,
): Promise<() => Promise<void>> {
  await installCredentials(client, {
    cloneUrl: consumer.cloneUrl,
    repositoryToken: github.personToken(ARGO),
    dispatchToken: github.personToken(ARGO),
  });
  const { repository: fullName, cloneUrl } = consumer;
  return deliverPushes(github, { fullName, cloneUrl }, client);
}

/**
 * `kubectl apply -k .gitops/argocd`, from what the default branch holds: the one thing that people do
 * by hand. Argo CD does the rest.
 *
 * @param folder new folder for the checkout
 */
export async function applyApplications(
  client: KubernetesClient,
  { consumer }: Pick<FollowedRepository, 'consumer'>,
  folder: string,
): Promise<void> {
  await checkOut(consumer, 'main', folder);
  for (const object of await render(join(folder, '.gitops', 'argocd'))) await client.apply(object);
}

/** A branch as the server holds it, in a folder of its own. */
export async function checkOut(
  { gitDir }: Pick<ConsumerRepo, 'gitDir'>,
  branch: string,
  folder: string,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await runGit(['clone', '--quiet', '--branch', branch, gitDir, folder], { cwd: '/' });
}

/** What kustomize renders of a folder. */
export async function render(folder: string): Promise<readonly KubernetesObject[]> {
  const { stdout } = await run(await toolPath('kustomize'), ['build', folder], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return parseObjects(stdout);
}
