import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  readRegistryInputs,
  type RegistryInputs,
} from '@gitops-actions/shared/gcp/registry-credentials.ts';
import type { ImageEntry } from '@gitops-actions/shared/oci/images-list.ts';
import {
  isRepositoryName,
  parseReference,
  type Reference,
} from '@gitops-actions/shared/oci/reference.ts';
import { type BuildSettings, checkBuild } from './build-inputs.ts';
import { demand } from './demand.ts';
import { readSource, refuseBuildInputs } from './promote-inputs.ts';
import { isVersion } from './version.ts';

/** What both modes need to know. */
export interface CommonInputs {
  readonly environment: string;
  /** The application's name in the images list. */
  readonly name: string;
  /** Repository without tag or digest. */
  readonly image: Reference;
  /** Templates; empty = by environment. */
  readonly tags: readonly string[];
  /** Full commit id. */
  readonly revision: string | undefined;
  /** Semantic version without `v`; `undefined` = that of the event's tag. */
  readonly version: string | undefined;
  readonly latest: boolean;
  readonly dryRun: boolean;
  readonly registry: RegistryInputs;
}

/** The inputs of `mode: build`. */
export interface BuildInputs extends CommonInputs, BuildSettings {
  readonly mode: 'build';
}

/** The inputs of `mode: promote`. */
export interface PromoteInputs extends CommonInputs {
  readonly mode: 'promote';
  readonly from: ImageEntry;
}

/** The inputs of build-image, checked as far as they can be without looking at anything else. */
export type Inputs = BuildInputs | PromoteInputs;

/** Reads every input, then checks each. @throws `E_INPUT`, `E_IMAGE_REFERENCE`, `E_SECRET_BUILD_ARG` */
export function readInputs(read: InputReader): Inputs {
  const registry = readRegistryInputs(read);
  const mode = read.oneOf('mode', ['build', 'promote'], 'build');
  const given = {
    environment: read.required('environment'),
    name: read.optional('name'),
    image: read.required('image'),
    tags: read.list('tags'),
    revision: read.optional('revision'),
    version: read.optional('version'),
    latest: read.boolean('latest', true),
    dryRun: read.boolean('dry-run', false),
  };
  const from = read.list('from');
  const build = {
    context: read.string('context', '.'),
    dockerfile: read.optional('dockerfile'),
    target: read.optional('target'),
    buildArgs: read.list('build-args'),
    secrets: read.secret('secrets'),
    labels: read.list('labels'),
    platforms: read.list('platforms'),
    builder: read.optional('builder'),
  };
  const { environment } = given;
  // The form that a source tag can be read back from (`<environment>-<commit>`).
  demand('environment', environment, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  if (given.revision !== undefined) {
    demand('revision', given.revision, /^([0-9a-f]{40}|[0-9a-f]{64})$/);
  }
  if (given.version !== undefined) checkVersion(given.version);
  if (given.name !== undefined && !isRepositoryName(given.name)) {
    demand('name', given.name, /^[a-z0-9]+([._/-][a-z0-9]+)*$/);
  }
  const image = readImage(given.image);
  if (mode === 'promote') {
    refuseBuildInputs(build);
    const source = readSource(from, given.name);
    return { ...given, mode, image, registry, from: source, name: source.name };
  }
  if (from.length > 0) {
    throw new ActionError(
      'E_INPUT',
      'Input `from` has no meaning in `mode: build`: it names an image that is there already.',
      { hint: 'Add `mode: promote`, or remove `from`.' },
    );
  }
  const settings = checkBuild(build, environment, registry.password);
  const name = given.name ?? image.path.replace(/^.*\//, '');
  return { ...given, ...settings, mode, image, registry, name };
}

function readImage(text: string): Reference {
  const image = parseReference(text);
  if (image.tag === undefined && image.digest === undefined) return image;
  throw new ActionError('E_INPUT', 'Input `image` is a repository; it carries no tag or digest.', {
    hint: 'Give the tags in the input `tags`.',
  });
}

function checkVersion(version: string): void {
  if (isVersion(version)) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`version\` is ${JSON.stringify(version.slice(0, 120))}; allowed is a semantic version such as 1.2.3 or 1.2.3-rc.1, without \`v\` and without build metadata.`,
  );
}
