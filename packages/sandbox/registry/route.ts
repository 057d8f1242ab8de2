import type { RegistryAction } from './permissions.ts';

/** What a request to the registry is about. */
export interface Route {
  /** Absent for `/v2/` and the catalogue. */
  readonly repository?: string;
  /** The list of all repositories, `/v2/_catalog`. */
  readonly catalog: boolean;
  readonly action: RegistryAction;
  /** Repository that a cross-repository mount wants to read. */
  readonly mountFrom?: string;
}

/** One path component of a repository's name, by the distribution specification's grammar. */
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const NAME = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
/** `<name>/(blobs|manifests|tags)/…`; greedy, because a name may itself contain such a word. */
const RESOURCE = new RegExp(
  `^/v2/(${COMPONENT}(?:/${COMPONENT})*)/(?:blobs/|manifests/|tags/list$|referrers/)`,
);

/** Reads a path below /v2/; `undefined` for one that is none of the distribution API's. */
export function parseRoute(method: string, url: URL): Route | undefined {
  const { pathname } = url;
  const action = actionOf(method);
  const catalog = pathname === '/v2/_catalog';
  if (catalog || pathname === '/v2' || pathname === '/v2/') return { action, catalog };
  const repository = RESOURCE.exec(pathname)?.[1];
  if (repository === undefined) return undefined;
  const from = url.searchParams.get('from');
  const mounts =
    method === 'POST' && url.searchParams.has('mount') && from !== null && NAME.test(from);
  return { repository, action, catalog, ...(mounts && { mountFrom: from }) };
}

function actionOf(method: string): RegistryAction {
  if (method === 'GET' || method === 'HEAD') return 'pull';
  return method === 'DELETE' ? 'delete' : 'push';
}
