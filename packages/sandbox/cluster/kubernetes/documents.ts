import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from './object.ts';

/** The objects of a YAML stream; empty documents are left out. @throws for what is not YAML */
export function parseObjects(yaml: string): readonly KubernetesObject[] {
  return parseAllDocuments(yaml).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value = document.toJS() as KubernetesObject | null;
    return value === null ? [] : [value];
  });
}
