import type { Connection } from './connection.ts';
import { Refusal } from './refusal.ts';

/** How the API server calls a kind. */
interface Resource {
  /** Plural, as in paths. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export interface ResourcePaths {
  /** The collection's path, in one namespace or in all. */
  collection(
    kind: { readonly apiVersion: string; readonly kind: string },
    namespace?: string,
  ): Promise<string>;
}

/**
 * Finds the path of a kind by asking the server what it serves, as kubectl does. A kind that is not
 * there is asked for again the next time: its CustomResourceDefinition may have come meanwhile.
 */
export function createResourcePaths(connection: Connection): ResourcePaths {
  const known = new Map<string, readonly Resource[]>();

  const resources = async (apiVersion: string, kind: string): Promise<readonly Resource[]> => {
    const cached = known.get(apiVersion);
    if (cached?.some((resource) => resource.kind === kind) === true) return cached;
    const wanted = { method: 'GET', path: rootOf(apiVersion) };
    const answer = await connection.send(wanted);
    if (answer.status !== 200) throw new Refusal(wanted, answer);
    const { resources: all } = JSON.parse(answer.body) as { resources: readonly Resource[] };
    const served = all.filter(({ name }) => !name.includes('/')); // not status and scale
    known.set(apiVersion, served);
    return served;
  };

  return {
    collection: async ({ apiVersion, kind }, namespace) => {
      const served = await resources(apiVersion, kind);
      const resource = served.find((each) => each.kind === kind);
      if (resource === undefined) throw new Error(`The server has no ${apiVersion} ${kind}.`);
      const scope =
        resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
      return `${rootOf(apiVersion)}${scope}/${resource.name}`;
    },
  };
}

/** `/api/v1`, or `/apis/<group>/<version>` for every other group than the first. */
function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
