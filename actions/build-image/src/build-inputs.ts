import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { assertNoSecretBuildArgs } from './build-arg-guard.ts';
import { demand } from './demand.ts';
import { type KeyValue, parseKeyValues, splitQuoted } from './key-values.ts';

/** How an image is built. */
export interface BuildSettings {
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly buildArgs: readonly KeyValue[];
  readonly secrets: readonly KeyValue[];
  readonly labels: readonly KeyValue[];
  readonly platforms: readonly string[];
  readonly builder: string | undefined;
}

/** The inputs of a build as they were given. */
export interface GivenBuild {
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly buildArgs: readonly string[];
  readonly secrets: string | undefined;
  readonly labels: readonly string[];
  readonly platforms: readonly string[];
  readonly builder: string | undefined;
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

/**
 * Checks the inputs of a build.
 *
 * @param registryPassword which no build argument may hold
 * @throws `E_INPUT`, `E_SECRET_BUILD_ARG`
 */
export function checkBuild(
  given: GivenBuild,
  environment: string,
  registryPassword: string | undefined,
): BuildSettings {
  if (given.target !== undefined) demand('target', given.target, /^[A-Za-z0-9][A-Za-z0-9._-]*$/);
  for (const platform of given.platforms) {
    demand('platforms', platform, /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/);
  }
  if (given.builder !== undefined) {
    const allowed =
      /^([A-Za-z0-9][A-Za-z0-9._-]*|(tcp|unix|docker-container|kube-pod):\/\/[^\s-][^\s]*)$/;
    demand('builder', given.builder, allowed);
  }
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
    registryPassword ?? '',
    ...secrets.flatMap(({ value }) => [value, ...value.split('\n').map((line) => line.trim())]),
  ];
  assertNoSecretBuildArgs(buildArgs, known.filter(Boolean));
  return {
    context: given.context,
    dockerfile: given.dockerfile ?? `docker/${environment}/Dockerfile`,
    target: given.target,
    buildArgs,
    secrets,
    labels,
    platforms: given.platforms,
    builder: given.builder,
  };
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
