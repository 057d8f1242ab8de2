import { environmentsOf, type Environment } from './environments.ts';
import { titleOf, workloadsOf, type Workload } from './pods.ts';
import { finding, type Rule } from './rule.ts';
import type { Place, Tree, TreeObject } from './tree.ts';
import type { FieldPath } from './value.ts';

/** What is wrong: where, and the two sentences of the message without their full stops. */
export interface Wrong {
  readonly at: { readonly object: TreeObject; readonly path?: FieldPath } | Place;
  readonly wrong: string;
  readonly fix: string;
}

/** A rule that looks at one environment at a time. */
export function overlayRule(
  name: string,
  says: string,
  check: (environment: Environment, tree: Tree) => readonly Wrong[],
): Rule {
  return {
    name,
    says,
    check: (tree) =>
      environmentsOf(tree)
        .flatMap((environment) => check(environment, tree))
        .map(({ at, wrong, fix }) => finding(name, placeOf(tree, at), wrong, fix)),
  };
}

/** A rule that looks at one workload of an environment at a time. */
export function workloadRule(
  name: string,
  says: string,
  check: (workload: Workload, environment: Environment, tree: Tree) => readonly Wrong[],
): Rule {
  return overlayRule(name, says, (environment, tree) =>
    workloadsOf(tree, environment.folder).flatMap((workload) => check(workload, environment, tree)),
  );
}

const SERVING = ['Deployment', 'Rollout', 'StatefulSet'];

/** The workloads of a folder that run until they are replaced. */
export function servingIn(tree: Tree, folder: string): readonly Workload[] {
  return workloadsOf(tree, folder).filter(({ object }) => SERVING.includes(object.kind));
}

/** A rule about each workload that serves, in the environments that release in one of the ways. */
export function releaseRule(
  name: string,
  says: string,
  ways: readonly Environment['release'][],
  check: (workload: Workload, environment: Environment, tree: Tree) => readonly Wrong[],
): Rule {
  return overlayRule(name, says, (environment, tree) =>
    ways.includes(environment.release)
      ? servingIn(tree, environment.folder).flatMap((one) => check(one, environment, tree))
      : [],
  );
}

/** One thing that is wrong with an object, which the sentence begins with. */
export function wrongAt(
  object: TreeObject,
  path: FieldPath,
  wrong: string,
  fix: string,
): readonly Wrong[] {
  return [{ at: { object, path }, wrong: `${titleOf(object.object)} ${wrong}`, fix }];
}

/** The kustomization of an environment: the place of what is missing altogether. */
export function overlayFile({ folder }: Environment): Place {
  return { file: `.gitops/${folder}/kustomization.yaml`, line: 1 };
}

function placeOf(tree: Tree, at: Wrong['at']): Place {
  return 'file' in at ? at : tree.place(at.object, ...(at.path ?? []));
}
