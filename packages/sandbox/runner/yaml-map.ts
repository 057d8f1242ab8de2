export type YamlMap = Readonly<Record<string, unknown>>;

/** The value if it is a map, else an empty one. */
export function map(value: unknown): YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as YamlMap)
    : {};
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The steps of a job; none for a job that calls a workflow. */
export function steps(job: YamlMap): readonly YamlMap[] {
  return Array.isArray(job['steps']) ? job['steps'].map(map) : [];
}
