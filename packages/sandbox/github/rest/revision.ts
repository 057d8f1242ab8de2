import type { Repository } from '../state.ts';

/** Resolves a branch, a tag, or a commit id of at least seven digits to a commit's id, as GitHub's REST API does. */
export async function resolveCommit(
  repository: Repository,
  text: string,
): Promise<string | undefined> {
  if (text === '' || /[\s~^:?*[\\]|\.\.|@\{/.test(text)) return undefined;
  const ids = /^[0-9a-f]{7,40}$/.test(text) ? [text] : [];
  const names = ['refs/heads/', 'refs/tags/', 'refs/'].map((prefix) => `${prefix}${text}`);
  const head = text === 'HEAD' ? ['HEAD'] : [];
  for (const candidate of [...names, ...head, ...ids]) {
    const object = await repository.objects.read(`${candidate}^{commit}`);
    if (object !== undefined) return object.oid;
  }
  return undefined;
}
