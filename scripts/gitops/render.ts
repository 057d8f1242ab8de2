import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { runChild } from '../setup/child.ts';
import { toolPath } from '../setup/tools.ts';
import { placeOfFailure } from './failure-place.ts';
import { GITOPS, reachableFolders, type ReadFile } from './folders.ts';
import { type Failure, type KubernetesObject, type TreeObject } from './tree.ts';

export interface Rendered {
  readonly text?: string;
  readonly objects: readonly TreeObject[];
  readonly failure?: Failure;
}

interface RenderRequest {
  readonly root: string;
  /** Relative to `.gitops`. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly read: ReadFile;
}

/** Nobody listens on port 1: a remote reference fails at once. */
const NOWHERE = 'http://127.0.0.1:1';

/** By what kustomize can read: trees that differ elsewhere share it. */
const built = new Map<string, Promise<{ readonly text?: string; readonly message?: string }>>();

/** `kustomize build` of a folder, without plugins, network or git; it never throws for the files. */
export async function renderFolder(request: RenderRequest): Promise<Rendered> {
  const key = inputsOf(request);
  const { folder, read } = request;
  const building = built.get(key) ?? build(request);
  built.set(key, building);
  const { text, message } = await building;
  if (text === undefined) {
    const why = message ?? 'kustomize says nothing';
    return { objects: [], failure: { folder, message: why, ...placeOfFailure(folder, why, read) } };
  }
  const objects = parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
  return { text, objects: objects.map((object) => ({ folder, object })) };
}

async function build({
  root,
  folder,
}: RenderRequest): Promise<{ readonly text?: string; readonly message?: string }> {
  const end = await runChild(toolPath('kustomize'), ['build', '--', join(root, GITOPS, folder)], {
    cwd: root,
    env: { PATH: '/nonexistent', HOME: root, HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE },
  });
  if (end.exitCode === 127) throw new Error(`kustomize could not be started: ${end.stderr}`);
  if (end.exitCode === 0) return { text: end.stdout };
  const [first = ''] = end.stderr.split('\n').filter((line) => !line.startsWith('#'));
  return { message: first.replace(/^Error: /, '').replaceAll(`${root}/`, '') };
}

function inputsOf({ folder, files, read }: RenderRequest): string {
  const hash = createHash('sha256').update(folder);
  const folders = reachableFolders(folder, read);
  for (const file of files) {
    if (!folders.some((reached) => file.startsWith(`${reached}/`))) continue;
    hash.update(`\0${file}\0`).update(read(file) ?? '');
  }
  return hash.digest('hex');
}
