import {
  isAlias,
  isMap,
  isScalar,
  parseAllDocuments,
  visit,
  YAMLMap,
  type Document,
  type Scalar,
} from 'yaml';
import { ActionError } from '../action/action-error.ts';
import { duplicateKey } from './unique-keys.ts';

/** A kustomization that was read without doubt: one document, one mapping, UTF-8. */
export interface KustomizationText {
  /** The file as it was given. */
  readonly bytes: Uint8Array;
  /** The file's text, byte order mark included; offsets are UTF-16 code units of it. */
  readonly text: string;
  /** Without a range where the file is empty and that was allowed. */
  readonly root: YAMLMap;
}

export interface ReadOptions {
  /** Take a file with nothing but comments, as `kustomize edit` does, for a mapping without keys. */
  readonly emptyAllowed?: boolean;
}

/** Larger files are refused before they are parsed. */
const MAX_KUSTOMIZATION_BYTES = 1024 * 1024;

/**
 * What YAML 1.1 readers (kustomize’s among them) take for a line break and YAML 1.2 readers do not:
 * with one of these in the file, two readers can see two documents.
 */

const AMBIGUOUS_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/**
 * Reads a kustomization strictly, keeping the source tokens for edits by range.
 *
 * @param origin the file's name for messages
 * @throws `E_YAML_SIZE`, `E_YAML_ENCODING`, `E_YAML_SYNTAX`, `E_YAML_SHAPE`
 */
export function readKustomization(
  bytes: Uint8Array,
  origin: string,
  { emptyAllowed = false }: ReadOptions = {},
): KustomizationText {
  if (bytes.byteLength > MAX_KUSTOMIZATION_BYTES) {
    throw new ActionError(
      'E_YAML_SIZE',
      `${origin} has ${bytes.byteLength} bytes; at most ${MAX_KUSTOMIZATION_BYTES} are read.`,
    );
  }
  const text = decode(bytes, origin);
  const breakAt = AMBIGUOUS_BREAK.exec(text);
  if (breakAt !== null) {
    throw shapeError(origin, text, breakAt.index, 'a line break that not all YAML readers know');
  }
  const document = parse(text, origin);
  if (document === undefined) {
    if (emptyAllowed) return { bytes, text, root: new YAMLMap() };
    throw shapeError(origin, text, 0, 'nothing');
  }
  const { yaml, tags } = document.directives;
  if (yaml.explicit === true || Object.keys(tags).some((handle) => handle !== '!!')) {
    throw shapeError(origin, text, 0, 'a `%` directive');
  }
  const root = document.contents;
  if (emptyAllowed && isNothing(root)) return { bytes, text, root: new YAMLMap() };
  if (!isMap(root)) throw shapeError(origin, text, 0, 'something else than one mapping');
  return { bytes, text, root };
}

/** A document in which nothing is written, not even `null`. */
function isNothing(contents: Document.Parsed['contents']): boolean {
  return (
    isScalar(contents) &&
    contents.value === null &&
    contents.source === '' &&
    contents.anchor === undefined &&
    contents.tag === undefined
  );
}

/** `E_YAML_SHAPE` for what stands at an offset. */
export function shapeError(
  origin: string,
  text: string,
  offset: number,
  what: string,
): ActionError {
  return new ActionError(
    'E_YAML_SHAPE',
    `${origin}:${lineOf(text, offset)} holds ${what}; no exact edit can be proven.`,
  );
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, origin: string): string {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch (cause) {
    throw new ActionError('E_YAML_ENCODING', `${origin} is not UTF-8.`, { cause });
  }
  const control = CONTROL.exec(text);
  if (control !== null) {
    throw new ActionError(
      'E_YAML_ENCODING',
      `${origin}:${lineOf(text, control.index)} holds a control character; is it UTF-16 or binary?`,
    );
  }
  return text;
}

function parse(text: string, origin: string): Document.Parsed | undefined {
  let all: readonly Document.Parsed[];
  let dangling: string | undefined;
  let duplicate: Scalar | undefined;
  try {
    all = [
      ...parseAllDocuments(text, {
        version: '1.2',
        keepSourceTokens: true,
        uniqueKeys: false, // see duplicateKey
        prettyErrors: false,
        logLevel: 'silent',
      }),
    ];
    for (const { contents } of all) duplicate ??= duplicateKey(contents);
    dangling = text.includes('*') ? all.map(danglingAlias).find(Boolean) : undefined;
  } catch (cause) {
    // Only its own limits make the parser throw (stack, memory); never echo the input.
    throw new ActionError('E_YAML_SYNTAX', `${origin} is nested too deeply.`, { cause });
  }
  const [document] = all;
  const problem = all.flatMap(({ errors }) => errors)[0];
  if (problem !== undefined) {
    const line = lineOf(text, problem.pos[0]);
    throw new ActionError(
      'E_YAML_SYNTAX',
      `${origin}:${line}: ${problem.message} (${problem.code}).`,
    );
  }
  if (duplicate !== undefined) {
    const line = lineOf(text, duplicate.range?.[0] ?? 0);
    throw new ActionError('E_YAML_SYNTAX', `${origin}:${line} has a key of one mapping twice.`);
  }
  if (dangling !== undefined) {
    throw new ActionError('E_YAML_SYNTAX', `${origin}: nothing has the anchor of *${dangling}.`);
  }
  if (all.length > 1) {
    throw shapeError(origin, text, all[1]?.range[0] ?? 0, 'more than one document');
  }
  return document;
}

/** The name of an alias without an anchor before it, which the parser lets pass. */
function danglingAlias(document: Document.Parsed): string | undefined {
  const anchors = new Set<string>();
  let dangling: string | undefined;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        dangling = node.source;
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return dangling;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
