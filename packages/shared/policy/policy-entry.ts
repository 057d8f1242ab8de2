import type { YamlPath } from './policy-yaml.ts';

/** A key that needs no quotes; a dot in one would read like two. */
const PLAIN = /^[A-Za-z0-9_-]+$/;
const STEP = /^(?:\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;

/** Names an entry of the policy, as in `signing.people["a.b"].keys[0]`. */
export function entryName(path: YamlPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!PLAIN.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** The path that {@link entryName} was made of. */
export function entryPath(name: string): YamlPath {
  const path: (string | number)[] = [];
  for (let rest = name; rest !== '';) {
    const [step, plain, index, quoted] = STEP.exec(rest) ?? [];
    if (step === undefined) break;
    path.push(
      plain ?? (index === undefined ? (JSON.parse(quoted ?? '""') as string) : Number(index)),
    );
    rest = rest.slice(step.length);
  }
  return path;
}
