import { parseAllDocuments } from 'yaml';

/**
 * The documents of a YAML (or JSON) text as plain values: aliases followed, and merge keys as
 * kustomize’s YAML 1.1 reader takes them.
 *
 * @param schema `failsafe`: every scalar is the string that is written, and `''` for nothing
 * @throws Error when it is no YAML, has a key twice, or is made to explode; never with what it holds
 */
export function plainDocuments(text: string, schema?: 'failsafe'): readonly unknown[] {
  const options = schema === undefined ? {} : { schema };
  let values: readonly unknown[] | undefined;
  try {
    const documents = [...parseAllDocuments(text, { ...options, merge: true, logLevel: 'silent' })];
    if (documents.every(({ errors }) => errors.length === 0)) {
      values = documents.map((document): unknown => document.toJS({ maxAliasCount: 100 }));
    }
  } catch {
    // Its own limits; the message could hold any of the text.
  }
  if (values === undefined) throw new Error('no YAML that can be read safely');
  return values;
}
