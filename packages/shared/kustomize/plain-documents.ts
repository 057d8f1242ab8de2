import {
  parseAllDocuments,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';
import { duplicateKey } from './unique-keys.ts';

/** The errors themselves are told to nobody, so that they need not be pretty; keys: `duplicateKey`. */
const OPTIONS = {
  merge: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions;

/**
 * The documents of a YAML (or JSON) text as plain values: aliases followed, and merge keys as
 * kustomize’s YAML 1.1 reader takes them.
 *
 * @param schema `failsafe`: every scalar is the string that is written, and `''` for nothing
 * @throws Error when it is no YAML, has a key twice, or is made to explode; never with what it holds
 */
export function plainDocuments(text: string, schema?: 'failsafe'): readonly unknown[] {
  const options = schema === undefined ? OPTIONS : { ...OPTIONS, schema };
  let values: readonly unknown[] | undefined;
  try {
    const documents = [...parseAllDocuments(text, options)];
    const isGood = documents.every(
      ({ errors, contents }) => errors.length === 0 && duplicateKey(contents) === undefined,
    );
    if (isGood) {
      values = documents.map((document): unknown => document.toJS({ maxAliasCount: 100 }));
    }
  } catch {
    // Its own limits; the message could hold any of the text.
  }
  if (values === undefined) throw new Error('no YAML that can be read safely');
  return values;
}
