import type { Ran, ReleaseBench, Tag, World } from './release-bench.ts';

/** Releases versions one after the other, each merged: `v1.<index>.0` of the digest `<index + 1>`. */
export async function releaseAll(world: World, count: number): Promise<readonly Tag[]> {
  const tags: Tag[] = [];
  for (let index = 0; index < count; index += 1) {
    const tag = await world.release(`v1.${index}.0`, String(index + 1));
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    await world.merge(Number(result.outputs['number']));
    tags.push(tag);
  }
  return tags;
}

/** The inputs of a rollback by the App. */
export function rollbackInputs(
  { github }: ReleaseBench,
  rollbackTo: string,
  given: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    ...{ mode: 'open', 'rollback-to': rollbackTo, overlay: '.gitops/overlays/prod' },
    ...{ 'app-id': String(github.app.id), 'app-private-key': github.app.privateKey },
    ...given,
  };
}

/** Runs one, as a dispatch on the base. */
export function runRollback(
  bench: ReleaseBench,
  world: World,
  rollbackTo: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return world.run(rollbackInputs(bench, rollbackTo, given), world.git('rev-parse', 'main'));
}

/** The branch of a rollback that takes back what the base's head, or another commit, brought. */
export function branchTo(world: World, label: string, takesBack = 'main'): string {
  return `promote/prod/rollback-to-${label}-${world.git('rev-parse', takesBack).slice(0, 12)}`;
}
