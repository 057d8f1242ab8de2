import { childEnv } from '../process/child-env.ts';

/** Configuration that every git of ours starts with, as pairs for `GIT_CONFIG_KEY_n`. */
const ISOLATION: readonly (readonly [string, string])[] = [
  ['safe.directory', '*'],
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.alternateRefsCommand', 'false'],
  ['core.commitGraph', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['credential.helper', ''],
];

/**
 * The whole environment of a git child: no system, global or inherited `GIT_*` configuration, no
 * hooks, no prompts, no replace refs, no grafts, no transport. What is passed by `config` travels in
 * the environment, where other users of the machine cannot read it, unlike an argument.
 *
 * Transports are forbidden by GIT_ALLOW_PROTOCOL (git(1)), not by `protocol.allow`: a clone's own
 * `protocol.ext.allow` would be stronger, and a missing object reason enough to run its command.
 *
 * @param extra more variables, and other values; `GIT_ALLOW_PROTOCOL` lists what a fetch may use
 */
export function gitEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  config: readonly (readonly [string, string])[] = [],
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const pairs = [...ISOLATION, ...config];
  const numbered = pairs.flatMap(([key, value], index): (readonly [string, string])[] => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return childEnv(env, [], {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: '',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(pairs.length),
    ...Object.fromEntries<string>(numbered),
    ...extra,
  });
}
