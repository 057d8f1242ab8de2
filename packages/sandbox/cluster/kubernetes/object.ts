/** What every object of the Kubernetes API has. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

export interface ObjectMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
}

/** Which object is meant; `namespace` is left out for kinds that have none. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Which objects are meant; all namespaces when none is given. */
export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
}

/** `apps/v1 Deployment warehouse-dev/web` */
export function describeObject(name: ObjectName): string {
  const path = name.namespace === undefined ? name.name : `${name.namespace}/${name.name}`;
  return `${name.apiVersion} ${name.kind} ${path}`;
}

export function nameOf({ apiVersion, kind, metadata }: KubernetesObject): ObjectName {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
}
