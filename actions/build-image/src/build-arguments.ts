import type { KeyValue } from './key-values.ts';

/** One image to build; paths are absolute. */
export interface BuildRequest {
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly KeyValue[];
  readonly labels: readonly KeyValue[];
  readonly secrets: readonly KeyValue[];
  /** The time that stands in for now everywhere in the image: seconds since 1970. */
  readonly epoch: number;
}

/** Where things are for one build. */
export interface BuildPlaces {
  readonly builder: string | undefined;
  /** Existing directory for the OCI layout. */
  readonly layout: string;
  readonly metadata: string;
  /** File by secret name; values never stand in an argument. */
  readonly secretFiles: ReadonlyMap<string, string>;
}

/**
 * The arguments of `buildx build`. `rewrite-timestamp` and no attestation inside the image: with
 * the commit's time as `SOURCE_DATE_EPOCH` the same commit gives the same digest.
 */
export function buildArguments(request: BuildRequest, places: BuildPlaces): readonly string[] {
  return [
    'build',
    ...(places.builder === undefined ? [] : [`--builder=${places.builder}`]),
    '--progress=plain',
    '--provenance=false',
    '--sbom=false',
    `--output=${csv(`type=oci`, `dest=${places.layout}`, 'tar=false', 'rewrite-timestamp=true')}`,
    `--metadata-file=${places.metadata}`,
    `--file=${request.dockerfile}`,
    ...(request.target === undefined ? [] : [`--target=${request.target}`]),
    ...(request.platforms.length === 0 ? [] : [`--platform=${request.platforms.join(',')}`]),
    ...request.buildArgs.map(({ name, value }) => `--build-arg=${name}=${value}`),
    ...request.labels.map(({ name, value }) => `--label=${name}=${value}`),
    ...[...places.secretFiles].map(
      ([name, file]) => `--secret=${csv(`id=${name}`, `src=${file}`)}`,
    ),
    '--',
    request.context,
  ];
}

/** buildx reads these options as one line of CSV. */
function csv(...fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}
