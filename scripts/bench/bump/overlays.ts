import { createHash } from 'node:crypto';
import type { WantedImage } from './one-edit.ts';

/** A tree to write, by path. */
export type Files = ReadonlyMap<string, string>;

export const IMAGE = { name: 'web', repository: 'europe-west1-docker.pkg.dev/acme/dev/web' };

/** An image of the application as a pipeline names it. */
export function imageOf(sourceCommit: string, seed: string | number): WantedImage {
  const digest = `sha256:${createHash('sha256').update(String(seed)).digest('hex')}`;
  return { ...IMAGE, tag: `dev-${sourceCommit}`, digest };
}

/** As `kustomize edit set image` and the input `images` take it. */
export function argumentOf({ name, repository, tag, digest }: WantedImage): string {
  return `${name}=${repository}:${tag}@${digest}`;
}

export function overlayFolder(index: number): string {
  return `overlays/team-${String(index).padStart(4, '0')}`;
}

export function kustomizationOf(folder: string): string {
  return `${folder}/kustomization.yaml`;
}

/** A base with one Deployment, and overlays of it as people write them, comment included. */
export function overlayTree(count: number): Map<string, string> {
  const files = new Map([
    ['base/kustomization.yaml', 'resources:\n  - deployment.yaml\n'],
    ['base/deployment.yaml', DEPLOYMENT],
  ]);
  for (let index = 0; index < count; index += 1) {
    files.set(kustomizationOf(overlayFolder(index)), overlayText(index));
  }
  return files;
}

/** The overlays with three more files each, and source files up to `files` in all. */
export function repositoryTree(overlays: number, files: number): Files {
  const tree = overlayTree(overlays);
  for (let index = 0; index < overlays; index += 1) {
    for (const name of ['config.env', 'ingress.yaml', 'limits.yaml']) {
      tree.set(`${overlayFolder(index)}/${name}`, filler(`${index}/${name}`, 8));
    }
  }
  for (let index = 0; tree.size < files; index += 1) {
    tree.set(`src/module-${index % 40}/file-${index}.txt`, filler(`src/${index}`, 64));
  }
  return tree;
}

function overlayText(index: number): string {
  return `# overlay ${index}
namespace: team-${index}
resources:
  - ../../base
images:
  # written by the pipeline
  - name: ${IMAGE.name}
    newName: ${IMAGE.repository}
    newTag: unreleased
`;
}

/** Lines that no other file has, so that neither git nor zlib stores them for nothing. */
function filler(seed: string, lines: number): string {
  const line = (index: number): string =>
    `# ${createHash('sha256').update(`${seed}/${index}`).digest('hex')}\n`;
  return Array.from({ length: lines }, (_, index) => line(index)).join('');
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: ${IMAGE.name} }] }
`;
