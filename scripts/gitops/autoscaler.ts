import { ofKind, type Workload } from './pods.ts';
import type { Tree, TreeObject } from './tree.ts';
import { fieldsAt } from './value.ts';

/** The autoscaler that scales a workload: the one whose target is exactly this object. */
export function autoscalerOf(tree: Tree, { folder, object }: Workload): TreeObject | undefined {
  return ofKind(tree, folder, 'HorizontalPodAutoscaler').find(({ object: { spec } }) => {
    const target = fieldsAt(spec, ['scaleTargetRef']);
    return (
      target['apiVersion'] === object.apiVersion &&
      target['kind'] === object.kind &&
      target['name'] === object.metadata.name
    );
  });
}
