import { HISTORY_COMMIT_FIELDS } from './history-commit.ts';
import type { CommitLocation, WantedFiles } from './read-file.ts';
import { listingSelection } from './tree-listing.ts';

/** What one query reads. */
export type Batch = Required<WantedFiles>;

/** Commits of one history: whoever needs older ones asks for them. */
const HISTORY_LENGTH = 20;

/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(name: string, variable: string): string {
  return `${name}: file(path: $${variable}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}

function historySelection(name: string, variable: string): string {
  return `${name}: history(first: ${HISTORY_LENGTH}, path: $${variable}) { nodes { ${HISTORY_COMMIT_FIELDS} } pageInfo { hasNextPage } }`;
}

/** One query of a commit's files, histories and listings, and of the default branch's files. */
export function filesQuery(
  location: CommitLocation,
  { paths, trusted, histories, directories }: Batch,
): { query: string; variables: Record<string, unknown> } {
  const { owner, repo, ref, oid } = location;
  const variables: Record<string, unknown> = { owner, repo };
  const declared = ['$owner: String!', '$repo: String!'];
  let at: string;
  if (oid !== undefined) {
    declared.push('$oid: GitObjectID!');
    variables['oid'] = oid;
    at = 'commit: object(oid: $oid) { ...C }';
  } else if (ref !== undefined) {
    declared.push('$ref: String!');
    variables['ref'] = ref;
    at = 'ref(qualifiedName: $ref) { commit: target { ...C } }';
  } else {
    at = 'ref: defaultBranchRef { commit: target { ...C } }';
  }
  const select = (
    letter: string,
    parameter: string,
    all: readonly string[],
    selection: (name: string, variable: string) => string = fileSelection,
  ): string =>
    all
      .map((path, index) => {
        const variable = `${parameter}${index}`;
        declared.push(`$${variable}: String!`);
        variables[variable] = path;
        return `\n    ${selection(`${letter}${index}`, variable)}`;
      })
      .join('');
  const files = [
    select('f', 'p', paths),
    select('h', 'h', histories, historySelection),
    select('n', 'n', directories, listingSelection),
  ].join('');
  const beside = select('t', 'd', trusted);
  const [more, fragment] =
    trusted.length === 0
      ? ['', '']
      : [
          '\n    trusted: defaultBranchRef { commit: target { ...T } }',
          `\nfragment T on Commit {\n    oid${beside}\n}`,
        ];
  const viewer = histories.length === 0 ? '' : 'viewer { login databaseId }\n  ';
  const query = `query ReadFiles(${declared.join(', ')}) {
  ${viewer}repository(owner: $owner, name: $repo) {
    ${at}${more}
  }
}
fragment C on Commit {
    oid${files}
}${fragment}`;
  return { query, variables };
}
