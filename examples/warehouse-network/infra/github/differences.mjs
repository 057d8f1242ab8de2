// What differs between a file of ours and what GitHub answers for it. GitHub adds fields that nobody
// asked for (ids, links, dates, switches that are off), lists things in an order of its own, and may
// know settings that these files do not: only a setting that is on and stands in no file is a difference.

/** What GitHub says about a ruleset besides what the ruleset says. */
const METADATA = [
  ...['id', 'node_id', '_links', 'created_at', 'updated_at'],
  ...['source', 'source_type', 'current_user_can_bypass'],
];

/**
 * The differences between a ruleset's file and GitHub's answer, one sentence each.
 *
 * @param {object} wanted the file
 * @param {object} found what `GET /repos/{owner}/{repo}/rulesets/{id}` answered
 * @returns {string[]}
 */
export function rulesetDifferences(wanted, found) {
  const own = Object.entries(found).filter(([name]) => !METADATA.includes(name));
  return compare(shape(wanted), shape(Object.fromEntries(own)), []);
}

/** Of a repository's settings only those count that the file names: there are dozens of others. */
export function settingDifferences(wanted, found) {
  const named = Object.keys(wanted).map((name) => [name, found[name]]);
  return compare(wanted, Object.fromEntries(named), []);
}

/** Rules by their type and actors by who they are, so that each is compared with its like. */
function shape({ rules = [], bypass_actors: actors = [], ...rest }) {
  const ruleName = ({ type }) => type;
  const actorName = ({ actor_type: type, actor_id: id }) => `${type} ${id ?? ''}`.trim();
  return {
    ...rest,
    rules: byName(rules, ruleName, ({ parameters = {} }) => ({ present: true, ...parameters })),
    bypass_actors: byName(actors, actorName, ({ bypass_mode: mode }) => mode ?? 'always'),
  };
}

function byName(list, name, value) {
  return Object.fromEntries(list.map((each) => [name(each), value(each)]));
}

function compare(wanted, found, path) {
  if (isObject(wanted) && isObject(found)) {
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].sort();
    return names.flatMap((name) => compare(wanted[name], found[name], [...path, name]));
  }
  if (canonical(wanted) === canonical(found)) return [];
  const at = path.join('.');
  if (isOff(wanted)) return [`${at}: ${show(found)} on GitHub, in no file`];
  if (isOff(found)) return [`${at}: ${show(wanted)} in the file, not on GitHub`];
  return [`${at}: ${show(found)} on GitHub, ${show(wanted)} in the file`];
}

/** One text for what means the same: no order in lists and objects, nothing that is off. */
function canonical(value) {
  if (isOff(value)) return 'off';
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => !isOff(field));
  return `{${fields
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .sort()
    .join()}}`;
}

function isOff(value) {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.values(value).every(isOff);
  return value === undefined || value === null || value === false || value === 0;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value) {
  return isObject(value) && value.present === true ? 'the rule' : JSON.stringify(value);
}
