import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { InputReader } from '@gitops-actions/shared/action/inputs.ts';
import {
  readRegistryInputs,
  type RegistryInputs,
} from '@gitops-actions/shared/gcp/registry-credentials.ts';
import {
  isRepositoryName,
  parseReference,
  type Reference,
} from '@gitops-actions/shared/oci/reference.ts';
import { assertNoSecretBuildArgs } from './build-arg-guard.ts';
import { type KeyValue, parseKeyValues, splitQuoted } from './key-values.ts';

/** The inputs of build-image, checked as far as they can be without looking at anything else. */
export interface Inputs {
  readonly environment: string;
  /** The application's name in the images list. */
  readonly name: string;
  /** Repository without tag or digest. */
  readonly image: Reference;
  /** Templates; empty = by environment. */
  readonly tags: readonly string[];
  /** Full commit id; `undefined` = the commit of the event. */
  readonly revision: string | undefined;
  readonly latest: boolean;
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly buildArgs: readonly KeyValue[];
  readonly secrets: readonly KeyValue[];
  readonly labels: readonly KeyValue[];
  readonly platforms: readonly string[];
  readonly builder: string | undefined;
  readonly dryRun: boolean;
  readonly registry: RegistryInputs;
}

/** What reuse and order are decided by; a label of the user's would forge it. */
const OWN_LABELS = [
  'org.opencontainers.image.revision',
  'org.opencontainers.image.source',
  'org.opencontainers.image.created',
];

/** Said wherever a secret may have been cut at its line breaks. */
const SEVERAL_LINES = {
  hint: 'Put a secret of several lines in quotes, with `""` for a quote within:\n  secrets: |\n    "name=first line\n    second line"',
};

/** Reads every input, then checks each. @throws `E_INPUT`, `E_IMAGE_REFERENCE`, `E_SECRET_BUILD_ARG` */
export function readInputs(read: InputReader): Inputs {
  const registry = readRegistryInputs(read);
  const given = {
    environment: read.required('environment'),
    name: read.optional('name'),
    image: read.required('image'),
    tags: read.list('tags'),
    revision: read.optional('revision'),
    latest: read.boolean('latest', true),
    context: read.string('context', '.'),
    dockerfile: read.optional('dockerfile'),
    target: read.optional('target'),
    buildArgs: read.list('build-args'),
    secrets: read.secret('secrets'),
    labels: read.list('labels'),
    platforms: read.list('platforms'),
    builder: read.optional('builder'),
    dryRun: read.boolean('dry-run', false),
  };
  const { environment } = given;
  // The form that a source tag can be read back from (`<environment>-<commit>`).
  demand('environment', environment, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
  if (given.revision !== undefined) {
    demand('revision', given.revision, /^([0-9a-f]{40}|[0-9a-f]{64})$/);
  }
  if (given.target !== undefined) demand('target', given.target, /^[A-Za-z0-9][A-Za-z0-9._-]*$/);
  for (const platform of given.platforms) {
    demand('platforms', platform, /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/);
  }
  if (given.builder !== undefined) {
    const allowed =
      /^([A-Za-z0-9][A-Za-z0-9._-]*|(tcp|unix|docker-container|kube-pod):\/\/[^\s-][^\s]*)$/;
    demand('builder', given.builder, allowed);
  }
  const image = readImage(given.image);
  const name = given.name ?? image.path.replace(/^.*\//, '');
  if (!isRepositoryName(name)) demand('name', name, /^[a-z0-9]+([._/-][a-z0-9]+)*$/);
  const buildArgs = parseKeyValues('build-args', given.buildArgs, /^[A-Za-z_][A-Za-z0-9_]*$/);
  const secrets = parseKeyValues(
    'secrets',
    splitQuoted('secrets', given.secrets ?? ''),
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    SEVERAL_LINES,
  );
  if (secrets.some(({ value }) => /^-----BEGIN [^-\n]*-----$/.test(value))) {
    throw new ActionError(
      'E_INPUT',
      'Input `secrets` holds a key that ends after its first line.',
      SEVERAL_LINES,
    );
  }
  const labels = parseKeyValues('labels', given.labels, /^[A-Za-z0-9][A-Za-z0-9._/-]*$/);
  refuseReserved('labels', labels, OWN_LABELS);
  refuseReserved('build-args', buildArgs, ['SOURCE_DATE_EPOCH']);
  const known = [
    registry.password ?? '',
    ...secrets.flatMap(({ value }) => [value, ...value.split('\n').map((line) => line.trim())]),
  ];
  assertNoSecretBuildArgs(buildArgs, known.filter(Boolean));
  return {
    ...given,
    name,
    image,
    dockerfile: given.dockerfile ?? `docker/${environment}/Dockerfile`,
    buildArgs,
    secrets,
    labels,
    registry,
  };
}

function readImage(text: string): Reference {
  const image = parseReference(text);
  if (image.tag === undefined && image.digest === undefined) return image;
  throw new ActionError('E_INPUT', 'Input `image` is a repository; it carries no tag or digest.', {
    hint: 'Give the tags in the input `tags`.',
  });
}

function demand(input: string, value: string, allowed: RegExp): void {
  if (allowed.test(value)) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`${input}\` is ${JSON.stringify(value.slice(0, 120))}; allowed: ${allowed.source}.`,
  );
}

function refuseReserved(
  input: string,
  entries: readonly KeyValue[],
  reserved: readonly string[],
): void {
  const found = entries.find(({ name }) => reserved.includes(name));
  if (found === undefined) return;
  throw new ActionError(
    'E_INPUT',
    `Input \`${input}\` must not set \`${found.name}\`: the action sets it from the commit.`,
  );
}
