import type { TreeChange } from '../git/tree-edit.ts';
import { GraphQLFailure } from './failure.ts';

export interface FileChanges {
  readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
  readonly deletions?: readonly { readonly path: string }[] | null;
}

/** The changes of a commit, by GitHub's rules for paths. @throws GraphQLFailure where one is broken. */
export function changesOf(
  given: FileChanges | null | undefined,
  mayWriteWorkflows: boolean,
): TreeChange[] {
  if (given === null || given?.additions === null || given?.deletions === null) {
    // The schema allows null, GitHub's resolver stumbles over it.
    throw new GraphQLFailure(
      undefined,
      'Something went wrong while executing your query. Please include the request id when reporting this issue.',
    );
  }
  const changes: TreeChange[] = [
    ...(given?.additions ?? []).map((file) => ({
      path: file.path,
      content: Buffer.from(file.contents, 'base64'),
    })),
    ...(given?.deletions ?? []).map((file) => ({ path: file.path, content: undefined })),
  ];
  const seen = new Set<string>();
  for (const { path } of changes) {
    const segments = path.split('/');
    const bad = segments.some((name) => /^(|\.|\.\.|\.git)$/i.test(name));
    if (bad || path.includes('\0')) {
      throw new GraphQLFailure('UNPROCESSABLE', `The path ${JSON.stringify(path)} is not allowed.`);
    }
    if (seen.has(path)) {
      throw new GraphQLFailure('UNPROCESSABLE', `The path ${path} is named more than once.`);
    }
    seen.add(path);
    if (!mayWriteWorkflows && path.startsWith('.github/workflows/')) {
      throw new GraphQLFailure(
        'FORBIDDEN',
        `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`,
      );
    }
  }
  return changes;
}
