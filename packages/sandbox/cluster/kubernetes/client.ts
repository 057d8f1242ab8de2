import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest, Connection } from './connection.ts';
import { describeObject, nameOf } from './object.ts';
import type { KindName, KubernetesObject, ObjectName } from './object.ts';
import { Refusal } from './refusal.ts';
import { createResourcePaths } from './resource-paths.ts';

export interface ApplyOptions {
  /** Who owns the fields afterwards. */
  readonly fieldManager?: string;
  /** Judged and defaulted by the server, kept nowhere. */
  readonly dryRun?: boolean;
}

/** What is waited for: when it holds, and how to say what is there instead. */
export interface Wanted<T> {
  /** Ends the sentence “X did not …”. */
  readonly what: string;
  readonly holds: (object: T) => boolean;
  /** The part of the object that matters. Default: its status. */
  readonly show?: (object: T) => unknown;
  readonly timeoutMs?: number;
}

/** What the sandbox does with a Kubernetes API, always asking the server to check every field. */
export interface KubernetesClient {
  /** Server-side apply with `fieldValidation=Strict`. @throws Refusal */
  apply(object: KubernetesObject, options?: ApplyOptions): Promise<KubernetesObject>;
  /** The same for one YAML document that is sent as it is. */
  applyText(name: ObjectName, yaml: string, options?: ApplyOptions): Promise<KubernetesObject>;
  /** A POST with `fieldValidation=Strict`. @throws Refusal, also when it exists */
  create(object: KubernetesObject, options?: ApplyOptions): Promise<KubernetesObject>;
  /** The same for one YAML document that is sent as it is. */
  createText(kind: KindName, yaml: string, options?: ApplyOptions): Promise<KubernetesObject>;
  get<T extends KubernetesObject>(name: ObjectName): Promise<T | undefined>;
  list<T extends KubernetesObject>(kind: KindName, labelSelector?: string): Promise<readonly T[]>;
  /** JSON merge patch; of the status when `subresource` says so. */
  patch(name: ObjectName, patch: object, subresource?: 'status' | 'scale'): Promise<void>;
  /** Absent already is fine. Dependents go in the background. */
  delete(name: ObjectName): Promise<void>;
  /** Reads the object again and again until it is as wanted. @throws with what it was last */
  waitFor<T extends KubernetesObject>(name: ObjectName, wanted: Wanted<T>): Promise<T>;
  /** The same for the objects of a kind. */
  waitForAll<T extends KubernetesObject>(
    kind: KindName,
    wanted: Wanted<readonly T[]>,
  ): Promise<readonly T[]>;
  waitUntilGone(name: ObjectName, timeoutMs?: number): Promise<void>;
  close(): void;
}

const FIELD_MANAGER = 'sandbox';
const POLL_MS = 150;
/** A busy machine needs some of it; what waits in vain says so the sooner the shorter this is. */
const DEFAULT_TIMEOUT_MS = 240_000;

/** @param connection is closed with the client */
export function createKubernetesClient(connection: Connection): KubernetesClient {
  const paths = createResourcePaths(connection);

  const call = async (request: ApiRequest): Promise<unknown> => {
    const answer = await connection.send(request);
    if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.body);
    throw new Refusal(request, answer);
  };
  const pathOf = async (name: ObjectName): Promise<string> =>
    `${await paths.collection(name, name.namespace)}/${encodeURIComponent(name.name)}`;

  const applyText: KubernetesClient['applyText'] = async (name, yaml, options = {}) =>
    (await call({
      method: 'PATCH',
      path: `${await pathOf(name)}?${query(options)}&force=true`,
      contentType: 'application/apply-patch+yaml',
      body: yaml,
    })) as KubernetesObject;

  const createText: KubernetesClient['createText'] = async (kind, yaml, options = {}) =>
    (await call({
      method: 'POST',
      path: `${await paths.collection(kind, kind.namespace)}?${query(options)}`,
      contentType: 'application/yaml',
      body: yaml,
    })) as KubernetesObject;

  const get: KubernetesClient['get'] = async <T>(name: ObjectName) => {
    try {
      return (await call({ method: 'GET', path: await pathOf(name) })) as T;
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) return undefined;
      throw error;
    }
  };
  const list: KubernetesClient['list'] = async <T>(kind: KindName, labelSelector?: string) => {
    const collection = await paths.collection(kind, kind.namespace);
    const selection =
      labelSelector === undefined ? '' : `?labelSelector=${encodeURIComponent(labelSelector)}`;
    const { items } = (await call({ method: 'GET', path: `${collection}${selection}` })) as {
      readonly items: readonly object[];
    };
    // The items of a list do not repeat what they are.
    return items.map((item) => ({ apiVersion: kind.apiVersion, kind: kind.kind, ...item }) as T);
  };

  return {
    apply: (object, options) => applyText(nameOf(object), JSON.stringify(object), options),
    applyText,
    create: ({ apiVersion, kind, ...rest }, options) => {
      const { namespace } = rest.metadata;
      const body = JSON.stringify({ apiVersion, kind, ...rest });
      return createText(
        { apiVersion, kind, ...(namespace !== undefined && { namespace }) },
        body,
        options,
      );
    },
    createText,
    get,
    list,
    patch: async (name, patch, subresource) => {
      await call({
        method: 'PATCH',
        path: `${await pathOf(name)}${subresource === undefined ? '' : `/${subresource}`}`,
        contentType: 'application/merge-patch+json',
        body: JSON.stringify(patch),
      });
    },
    delete: async (name) => {
      const path = `${await pathOf(name)}?propagationPolicy=Background`;
      try {
        await call({ method: 'DELETE', path });
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 404) throw error;
      }
    },
    waitFor: (name, wanted) => waitUntil(describeObject(name), () => get(name), wanted),
    waitForAll: (kind, wanted) =>
      waitUntil(`${kind.kind} in ${kind.namespace ?? 'all namespaces'}`, () => list(kind), wanted),
    waitUntilGone: async (name, timeoutMs = DEFAULT_TIMEOUT_MS) => {
      const deadline = Date.now() + timeoutMs;
      while ((await get(name)) !== undefined) {
        if (Date.now() > deadline) throw new Error(`${describeObject(name)} is still there.`);
        await sleep(POLL_MS);
      }
    },
    close: () => {
      connection.close();
    },
  };
}

function query({ fieldManager = FIELD_MANAGER, dryRun = false }: ApplyOptions): string {
  return `fieldManager=${fieldManager}&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
}

async function waitUntil<T>(
  subject: string,
  read: () => Promise<T | undefined>,
  { what, holds, show = statusOf, timeoutMs = DEFAULT_TIMEOUT_MS }: Wanted<T>,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await read();
    if (seen !== undefined && holds(seen)) return seen;
    if (Date.now() > deadline) {
      const last = seen === undefined ? 'it is not there' : JSON.stringify(show(seen), null, 2);
      const seconds = String(Math.round(timeoutMs / 1000));
      throw new Error(`${subject} did not ${what} within ${seconds} s; last: ${last}`);
    }
    await sleep(POLL_MS);
  }
}

function statusOf(object: unknown): unknown {
  if (Array.isArray(object)) return object.map(statusOf);
  const { metadata, status } = object as Partial<KubernetesObject>;
  return { name: metadata?.name, status };
}
