import { Environment } from '@marcbachmann/cel-js';
import {
  objects,
  texts,
  type Fields,
} from '../../packages/shared/kustomize/kustomization-fields.ts';
import type { KubernetesObject } from './tree.ts';
import { listAt, textAt, valueAt } from './value.ts';

/** An object that somebody wants to write. */
export interface AdmissionRequest {
  readonly object: Fields;
  /** The namespace that it goes to. */
  readonly namespace: Fields;
  readonly subResource?: string;
}

/** One of Kubernetes' resources, as a policy names it. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly name: string;
}

/** What makes Pods, and Pods. */
export const WORKLOADS: Readonly<Record<string, Resource>> = {
  Pod: { group: '', version: 'v1', name: 'pods' },
  Deployment: { group: 'apps', version: 'v1', name: 'deployments' },
  ReplicaSet: { group: 'apps', version: 'v1', name: 'replicasets' },
  StatefulSet: { group: 'apps', version: 'v1', name: 'statefulsets' },
  DaemonSet: { group: 'apps', version: 'v1', name: 'daemonsets' },
  Job: { group: 'batch', version: 'v1', name: 'jobs' },
  CronJob: { group: 'batch', version: 'v1', name: 'cronjobs' },
  Rollout: { group: 'argoproj.io', version: 'v1alpha1', name: 'rollouts' },
};

/** How a refusal begins that the policy did not mean: nothing gets through, good or bad. */
export const BROKEN = 'cannot be evaluated';

const CEL = new Environment()
  .registerVariable('object', 'dyn')
  .registerVariable('request', 'dyn')
  .registerVariable('namespaceObject', 'dyn')
  .registerVariable('variables', 'dyn');

/**
 * What a ValidatingAdmissionPolicy says against a request, as the API server would: its expressions
 * are evaluated, not read. Whether it is bound is not asked here. What cannot be evaluated is refused
 * with `failurePolicy: Fail`.
 */
export function refusalsOf(policy: KubernetesObject, request: AdmissionRequest): readonly string[] {
  if (!isMatched(policy, request)) return [];
  const kind = textAt(request.object, ['kind']);
  const variables: Record<string, unknown> = {};
  const context = {
    object: integers(request.object),
    namespaceObject: integers(request.namespace),
    request: { kind: { kind }, subResource: request.subResource ?? '', operation: 'CREATE' },
    variables,
  };
  const evaluate = (expression: string): unknown => CEL.evaluate(expression, context) as unknown;
  try {
    const conditions = objects(listAt(policy, ['spec', 'matchConditions']));
    if (conditions.some((one) => evaluate(textAt(one, ['expression'])) !== true)) return [];
    for (const one of objects(listAt(policy, ['spec', 'variables']))) {
      variables[textAt(one, ['name'])] = evaluate(textAt(one, ['expression']));
    }
    return objects(listAt(policy, ['spec', 'validations'])).flatMap((one) => {
      if (evaluate(textAt(one, ['expression'])) === true) return [];
      return [said(one, evaluate)];
    });
  } catch (error) {
    if (textAt(policy, ['spec', 'failurePolicy']) === 'Ignore') return [];
    return [`${BROKEN}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** As the API server: the expression's text, or the message that stands for it where it gives none. */
function said(validation: Fields, evaluate: (expression: string) => unknown): string {
  const expression = textAt(validation, ['messageExpression']);
  try {
    const text = expression === '' ? '' : evaluate(expression);
    if (typeof text === 'string' && text !== '') return text;
  } catch {
    // typeErrorsOf tells of it
  }
  return textAt(validation, ['message']);
}

/** Types are checked, too: what CEL says against an expression of the policy. */
export function typeErrorsOf(policy: KubernetesObject): readonly string[] {
  const spec = valueAt(policy, ['spec']);
  const parts = ['matchConditions', 'variables', 'validations'].flatMap((list) =>
    objects(listAt(spec, [list])),
  );
  return parts
    .flatMap((one) => [one['expression'], one['messageExpression']])
    .flatMap((expression) => texts(expression ?? []))
    .flatMap((expression) => {
      const { valid, error } = CEL.check(expression);
      return valid ? [] : [`${expression}: ${error?.message ?? 'no type'}`];
    });
}

/** Whether the policy's matchConstraints name what is written. */
export function isMatched(policy: KubernetesObject, request: AdmissionRequest): boolean {
  const resource = WORKLOADS[textAt(request.object, ['kind'])];
  if (resource === undefined) return false;
  const name =
    request.subResource === undefined ? resource.name : `${resource.name}/${request.subResource}`;
  return objects(listAt(policy, ['spec', 'matchConstraints', 'resourceRules'])).some((rule) => {
    const has = (list: string, value: string): boolean =>
      [value, '*'].some((one) => texts(rule[list]).includes(one));
    return (
      has('apiGroups', resource.group) &&
      has('apiVersions', resource.version) &&
      has('resources', name) &&
      has('operations', 'CREATE') &&
      has('operations', 'UPDATE')
    );
  });
}

/** CEL tells integers and doubles apart, JSON does not. */
function integers(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(integers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, integers(one)]));
}
