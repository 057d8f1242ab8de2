import { Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';

/** GitHub refuses a query that could give more nodes, counted before anything is read. */
export const MOST_NODES = 500_000;

/** How many nodes a valid query could give at most: the pages multiplied down the tree. */
export function possibleNodes(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]),
  );
  const pageOf = (field: FieldNode): number | undefined => {
    const size = field.arguments?.find(({ name }) => /^(first|last)$/.test(name.value))?.value;
    if (size?.kind === Kind.INT) return Number(size.value);
    if (size?.kind !== Kind.VARIABLE) return undefined;
    const given = variables[size.name.value];
    return typeof given === 'number' ? given : defaults.get(size.name.value);
  };
  const count = (set: SelectionSetNode | undefined, times: number): number => {
    let sum = 0;
    for (const selection of set?.selections ?? []) {
      switch (selection.kind) {
        case Kind.FIELD: {
          const page = pageOf(selection);
          const here = page === undefined ? 0 : times * page;
          sum += here + count(selection.selectionSet, page === undefined ? times : here);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          sum += count(selection.selectionSet, times);
          break;
        case Kind.FRAGMENT_SPREAD:
          sum += count(fragments.get(selection.name.value)?.selectionSet, times);
          break;
      }
    }
    return sum;
  };
  return count(operation.selectionSet, 1);
}
