import { readFile } from 'node:fs/promises';
import { toolPath } from '../../tools/tool-path.ts';
import type { KubernetesClient } from './client.ts';
import type { KubernetesObject } from './object.ts';

const API_VERSION = 'apiextensions.k8s.io/v1';
const KIND = 'CustomResourceDefinition';

/** As much of a definition as says whether the server serves it. */
export interface Definition extends KubernetesObject {
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Several definitions at once; the server serves each a moment after it has accepted it. */
const AT_ONCE = 8;

/** Installs definitions and waits until all of them are served. The documents are sent as they are. */
export async function installDefinitions(
  client: KubernetesClient,
  documents: readonly string[],
): Promise<readonly string[]> {
  const names = documents.map(definitionName);
  const left = [...documents];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        await client.createText({ apiVersion: API_VERSION, kind: KIND }, next); // far cheaper than an apply
      }
    }),
  );
  await client.waitForAll<Definition>(
    { apiVersion: API_VERSION, kind: KIND },
    {
      what: 'become established',
      holds: (all) => names.every((name) => all.some((each) => isServed(each, name))),
      show: (all) => names.filter((name) => !all.some((each) => isServed(each, name))),
    },
  );
  return names;
}

/**
 * Of each project what a tree of an application may use; its operators' own kinds are left out, since
 * the API server needs a second and more for some of them.
 */
const USED: Readonly<Record<string, readonly string[] | 'all'>> = {
  'argoproj.io': 'all',
  'external-secrets.io': ['externalsecrets', 'secretstores'],
  'gateway.networking.k8s.io': ['gatewayclasses', 'gateways', 'httproutes'],
  'monitoring.coreos.com': ['podmonitors', 'prometheusrules', 'servicemonitors'],
  'monitoring.googleapis.com': ['clusterpodmonitorings', 'podmonitorings'],
  'velero.io': [
    ...['backups', 'backupstoragelocations', 'restores', 'schedules'],
    'volumesnapshotlocations',
  ],
};

/** The definitions of Argo CD, Rollouts, External Secrets, prometheus-operator, Velero, Gateway API. */
export async function platformDefinitions(): Promise<readonly string[]> {
  const all = splitDocuments(await readFile(await toolPath('crds'), 'utf8'));
  return all.filter((document) => {
    const [plural = '', ...group] = definitionName(document).split('.');
    const used = USED[group.join('.')] ?? [];
    return used === 'all' || used.includes(plural);
  });
}

/** Parsing nine megabytes of YAML takes seconds; the stream's own lines are enough. */
export function splitDocuments(stream: string): readonly string[] {
  return stream.split(/^---$/m).filter((text) => text.trim() !== '');
}

function definitionName(document: string): string {
  const name = /^metadata:\n(?:[ ]+.*\n)*?[ ]{2}name: (\S+)$/m.exec(document)?.[1];
  if (name === undefined) throw new Error(`No name in ${document.slice(0, 200)}`);
  return name;
}

function isServed({ metadata, status }: Definition, name: string): boolean {
  return (
    metadata.name === name &&
    status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True') ===
      true
  );
}
