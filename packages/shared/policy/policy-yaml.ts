import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseAllDocuments,
  visit,
  type Document,
} from 'yaml';
import { ActionError } from '../action/action-error.ts';
import { duplicateKey } from '../kustomize/unique-keys.ts';
import { invalidPolicy } from './invalid-policy.ts';
import { unreadableText } from './unreadable-text.ts';

/** 1 MiB: a policy is written by people. */
const MAX_BYTES = 1024 * 1024;

/** Keys and indices from the root of the file to a value. */
export type YamlPath = readonly (string | number)[];

/** A policy file as plain values, and where each of them stands. */
export interface PolicyYaml {
  readonly value: unknown;
  /** `line:column`, both from 1, of the value at `path`, or of its nearest parent that exists. */
  position(path: YamlPath): string;
  /** The same for a key of the mapping at `path`. */
  keyPosition(path: YamlPath, key: string): string;
}

/**
 * Reads the one YAML 1.2 document of a policy file. Nothing that a reader could overlook is
 * accepted: no duplicate keys, no aliases or merge keys, no tags, no second document, no characters
 * that show the text otherwise than it is read.
 *
 * @param origin names the file in messages
 * @throws `E_POLICY_INVALID` with line and column
 */
export function readPolicyYaml(text: string, origin: string): PolicyYaml {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    throw new ActionError('E_POLICY_INVALID', `${origin} is larger than 1 MiB.`);
  }
  const unreadable = unreadableText(text);
  if (unreadable !== undefined) {
    const before = text.slice(0, unreadable.offset).split(/\r\n|[\r\n\u2028\u2029]/);
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    throw invalidPolicy(origin, place, unreadable.reason);
  }
  const lines = new LineCounter();
  const refuse = (offset: number, reason: string): never => {
    throw invalidPolicy(origin, at(lines, offset), reason);
  };
  const document = guardDepth(origin, () => {
    const documents = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: false, // see duplicateKey
      stringKeys: true,
      lineCounter: lines,
      prettyErrors: false,
    });
    const all: readonly Document.Parsed[] = 'empty' in documents ? [] : documents;
    const [first, second] = all;
    if (first === undefined) return refuse(0, 'the file is empty');
    const mistake = first.errors[0] ?? first.warnings[0];
    if (mistake !== undefined) return refuse(mistake.pos[0], mistake.message);
    if (second !== undefined) return refuse(second.range[0], 'a second YAML document follows');
    const twice = duplicateKey(first.contents);
    if (twice !== undefined) return refuse(twice.range?.[0] ?? 0, 'this key is there twice');
    visit(first, (_key, node) => {
      if (!isNode(node)) return;
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) refuse(offset, 'aliases are not allowed in a policy');
      else if (node.anchor !== undefined) refuse(offset, 'anchors are not allowed in a policy');
      else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
        refuse(offset, 'tags are not allowed in a policy');
      }
    });
    return first;
  });
  const position = (path: YamlPath): string => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(lines, node.range[0]);
    }
    return at(lines, 0);
  };
  return {
    value: guardDepth(origin, () => document.toJS({ maxAliasCount: 0 }) as unknown),
    position,
    keyPosition(path, key) {
      const map = path.length === 0 ? document.contents : document.getIn(path, true);
      const pair = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      const offset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
      return offset === undefined ? position(path) : at(lines, offset);
    },
  };
}

function at(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? '1:1' : `${line}:${col}`;
}

/** A file nested deep enough to exhaust the stack is refused like any other bad file. */
function guardDepth<T>(origin: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof ActionError) throw thrown;
    throw new ActionError('E_POLICY_INVALID', `${origin} is nested too deeply to be a policy.`, {
      cause: thrown,
    });
  }
}
