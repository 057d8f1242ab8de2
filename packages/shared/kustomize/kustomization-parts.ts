import type { ImageEntry } from './image-pattern.ts';
import {
  foldKey,
  isFields,
  isInline,
  objects,
  texts,
  valuesOf,
  type Fields,
} from './kustomization-fields.ts';

/** A patch by its file, or its text. */
export type PatchSource = ({ readonly file: string } | { readonly text: string }) & {
  /** It may give another kind to resources of a kind whose images are known. */
  readonly changesKind?: boolean;
};

/** What a kustomization says about images and where they come from. */
export interface KustomizationParts {
  /** `images`, then the older `imageTags`: the order in which kustomize applies them. */
  readonly entries: readonly ImageEntry[];
  /** `resources`, then the older `bases`. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly PatchSource[];
  /** What may bring images that cannot be seen here, one clause each. */
  readonly unknown: readonly string[];
}

const READ = ['images', 'imageTags', 'resources', 'bases', 'components'];
const PATCHES = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];
/**
 * Fields that neither bring images nor change where kustomize looks for them (v5.8.1,
 * api/types/kustomization.go). Variables are put in after all entries; generated ConfigMaps and
 * Secrets hold text only.
 */
const HARMLESS = [
  ...['apiVersion', 'kind', 'metadata', 'openapi', 'crds', 'vars', 'validators', 'buildMetadata'],
  ...['namePrefix', 'nameSuffix', 'namespace', 'commonLabels', 'labels', 'commonAnnotations'],
  ...['replicas', 'sortOptions', 'generatorOptions', 'configMapGenerator', 'secretGenerator'],
  'helmGlobals',
];
const KNOWN = new Set([...READ, ...PATCHES, ...HARMLESS].map(foldKey));
/** How the failsafe schema gives what YAML takes for nothing. */
const NOTHING = ['', '~', 'null', 'Null', 'NULL'];

/** @param root a kustomization, read by `plainDocuments` with the schema `failsafe` */
export function kustomizationParts(root: Fields): KustomizationParts {
  const fields = Object.fromEntries(Object.entries(root).filter(([, value]) => isSomething(value)));
  const all = (names: readonly string[]): readonly unknown[] =>
    names.flatMap((name) => valuesOf(fields, name)).flatMap((value) => value);
  const images = all(['images', 'imageTags']);
  const patches = all(['patches', 'patchesJson6902']);
  const unknown = [
    ...Object.keys(fields).filter((key) => !KNOWN.has(foldKey(key))),
    ...all(READ.slice(2)).flatMap((entry) =>
      typeof entry === 'string' ? [] : ['a reference that is no string'],
    ),
    ...images.flatMap((entry) => (isFields(entry) ? [] : ['an entry of `images` that is none'])),
    ...patches.flatMap((patch) => (isFields(patch) ? [] : ['a patch that is none'])),
    ...(objects(patches).some((patch) => allowsOtherKinds(patch) && !isOfOneKind(patch))
      ? ['a patch that may change a kind']
      : []),
    ...(objects(all(['labels'])).some((label) => valuesOf(label, 'fields').some(isSomething))
      ? ['labels for fields of their own']
      : []),
  ];
  return {
    entries: objects(images).map(entryOf),
    resources: texts(all(['resources', 'bases'])),
    components: texts(all(['components'])),
    patches: [
      ...texts(all(['patchesStrategicMerge'])).map(patchOf),
      ...objects(patches).flatMap((patch): PatchSource[] => {
        const changesKind = allowsOtherKinds(patch) && isOfOneKind(patch);
        return [
          ...strings(patch, 'path').map((file) => ({ file, changesKind })),
          ...strings(patch, 'patch').map((text) => ({ text, changesKind })),
        ];
      }),
    ],
    unknown: [...new Set(unknown)],
  };
}

function patchOf(entry: string): PatchSource {
  return isInline(entry) ? { text: entry } : { file: entry };
}

function entryOf(fields: Fields): ImageEntry {
  const text = (key: string): string => strings(fields, key).at(-1) ?? '';
  return {
    name: text('name'),
    newName: text('newName'),
    newTag: text('newTag'),
    digest: text('digest'),
    tagSuffix: text('tagSuffix'),
  };
}

function strings(fields: Fields, key: string): readonly string[] {
  return valuesOf(fields, key).flatMap(texts).filter(isSomething);
}

function isSomething(value: unknown): boolean {
  return !NOTHING.some((nothing) => nothing === value);
}

function allowsOtherKinds(patch: Fields): boolean {
  return objects(valuesOf(patch, 'options')).some((options) =>
    strings(options, 'allowKindChange').some((value) => value !== 'false'),
  );
}

/** Of one kind, and not of the one whose images `images` passes over: those would come into its sight. */
function isOfOneKind(patch: Fields): boolean {
  const targets = objects(valuesOf(patch, 'target'));
  const kinds = targets.flatMap((target) => strings(target, 'kind'));
  const [kind = '', other] = kinds;
  // Any other character would make it a regular expression over kinds.
  return other === undefined && /^[A-Za-z]+$/.test(kind) && kind !== 'CustomResourceDefinition';
}
