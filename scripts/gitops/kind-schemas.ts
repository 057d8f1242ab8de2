import { parseAllDocuments } from 'yaml';
import { isFields, type Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import { neededDefinitions, strictSchema } from './json-schema.ts';
import { fieldsAt, itemsAt } from './value.ts';

/** `apps/v1 Deployment` */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Where a kind’s schema lies below tools/kubeconform/schemas; `v1` is the folder of the core group. */
export function schemaFile({ apiVersion, kind }: Kind): string {
  const [group = '', version = group] = apiVersion.split('/');
  return `${group}/${kind.toLowerCase()}_${version}.json`;
}

/** The same for `kubeconform -schema-location` (v0.7.0, pkg/registry/registry.go). */
export const SCHEMA_LOCATION = '{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

/** Makes the schema of a kind, out of Kubernetes’ description and CustomResourceDefinitions. */
export class KindSchemas {
  readonly #definitions: Fields;
  readonly #resources = new Map<string, unknown>();

  /**
   * @param swagger of k8s.io/kubernetes, api/openapi-spec/swagger.json
   * @param crds documents of CustomResourceDefinitions
   */
  constructor(swagger: string, crds: string) {
    const definitions = fieldsAt(JSON.parse(swagger), ['definitions']);
    this.#definitions = { ...definitions, [QUANTITY]: { type: ['string', 'number'] } };
    for (const definition of Object.values(definitions)) {
      for (const { group, version, kind } of itemsAt(definition, [
        'x-kubernetes-group-version-kind',
      ])) {
        const apiVersion = group === '' ? String(version) : `${String(group)}/${String(version)}`;
        this.#resources.set(`${apiVersion} ${String(kind)}`, definition);
      }
    }
    for (const document of parseAllDocuments(crds)) {
      const crd: unknown = document.toJS();
      const { group, names } = fieldsAt(crd, ['spec']);
      for (const { name, schema } of itemsAt(crd, ['spec', 'versions'])) {
        const kind = String(fieldsAt(names, [])['kind']);
        const of = `${String(group)}/${String(name)} ${kind}`;
        this.#resources.set(of, fieldsAt(schema, ['openAPIV3Schema']));
      }
    }
  }

  /** As one line of JSON with all that it needs; `undefined` for a kind that nobody defines. */
  schemaOf({ apiVersion, kind }: Kind): string | undefined {
    const found = this.#resources.get(`${apiVersion} ${kind}`);
    if (!isFields(found)) return undefined;
    // What git says is what is wanted; what is, the cluster says.
    const fields = Object.entries(fieldsAt(found, ['properties'])).filter(
      ([name]) => name !== 'status',
    );
    const properties = {
      ...Object.fromEntries(fields),
      apiVersion: { type: 'string', enum: [apiVersion] },
      kind: { type: 'string', enum: [kind] },
      metadata: { $ref: `#/definitions/${METADATA}` },
    };
    const schema = { ...found, required: ['apiVersion', 'kind', 'metadata'], properties };
    const needed = [...neededDefinitions(schema, this.#definitions)].sort();
    const definitions = Object.fromEntries(
      needed.map((name) => [name, strictSchema(this.#definitions[name])]),
    );
    const required = Array.isArray(found['required'])
      ? (found['required'] as readonly string[])
      : [];
    const root = strictSchema({
      ...schema,
      required: [...new Set([...schema.required, ...required])].filter((name) => name !== 'status'),
    });
    return JSON.stringify({ ...(root as Fields), definitions });
  }
}
