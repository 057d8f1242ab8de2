import { mergeByPullRequest } from '../../../story/release-stage.ts';
import type { World } from './world.ts';

type Edits = Readonly<Record<string, (text: string) => string | null>>;

/**
 * A change of files of `main` by alice, merged by a pull request: its head is signed by GitHub then.
 * An edit that changes nothing is a mistake of the test.
 *
 * @returns the merge commit
 */
export async function changeMain(world: World, branch: string, edits: Edits): Promise<string> {
  const { consumer } = world.sandbox;
  await consumer.git(['fetch', '--quiet', 'origin', 'main']);
  await consumer.git(['branch', '--quiet', '--force', branch, 'FETCH_HEAD']);
  const files = await edited(world, 'main', edits);
  const { alice } = consumer;
  const message = `Change ${branch}`;
  await consumer.publish({ branch, author: alice, sign: true, message, files });
  const merged = await mergeByPullRequest(world.stage, {
    head: branch,
    base: 'main',
    title: message,
  });
  return merged.after;
}

/** The same on `dev`, pushed by alice, signed by her; no workflow runs for it. */
export async function pushToDev(world: World, message: string, edits: Edits): Promise<string> {
  const { consumer } = world.sandbox;
  const { alice } = consumer;
  const files = await edited(world, 'dev', edits);
  return (await consumer.publish({ branch: 'dev', author: alice, sign: true, message, files }))
    .after;
}

async function edited(
  { stage }: World,
  branch: string,
  edits: Edits,
): Promise<Record<string, string | null>> {
  const files: Record<string, string | null> = {};
  for (const [path, edit] of Object.entries(edits)) {
    const before = await stage.view.file(branch, path).catch(() => '');
    const after = edit(before);
    if (after === before) throw new Error(`The edit leaves ${path} as it is.`);
    files[path] = after;
  }
  return files;
}

/** The image of an overlay, by its digest. */
export function withImage(tag: string, digest: string): (overlay: string) => string {
  return (overlay) =>
    overlay
      .replace(/\n *digest: sha256:[0-9a-f]{64}/, '')
      .replace(/^( *)newTag: .*$/m, `$1newTag: ${tag}\n$1digest: ${digest}`);
}

/** A digest that no image has; nodes without kubelets pull nothing. */
export function madeUpDigest(character: string): string {
  return `sha256:${character.repeat(64)}`;
}
