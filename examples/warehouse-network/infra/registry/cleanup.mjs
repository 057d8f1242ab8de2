// What Artifact Registry's cleanup policies delete, by its own rules: a version goes when a Delete
// policy matches it and no Keep policy does (cloud.google.com/artifact-registry/docs/repositories/cleanup-policy).
// A field that is not known here is an error, not ignored.

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 };
const TAG_STATES = ['tagged', 'untagged', 'any'];

/**
 * @typedef {object} Version one manifest of an image
 * @property {string} package the image's name in the registry repository
 * @property {string} digest
 * @property {string[]} tags
 * @property {number} uploaded milliseconds since the epoch
 */

/**
 * The versions that the policies delete at a moment, each with the policy that does.
 *
 * @param {object[]} policies a file of `gcloud artifacts repositories set-cleanup-policies`
 * @param {Version[]} versions
 * @param {number} now milliseconds since the epoch
 * @returns {{version: Version, policy: string}[]}
 */
export function deletedBy(policies, versions, now) {
  const read = policies.map((policy) => readPolicy(policy, versions, now));
  return versions.flatMap((version) => {
    const matching = read.filter(({ matches }) => matches(version));
    const deleting = matching.find(({ action }) => action === 'Delete');
    const kept = deleting === undefined || matching.some(({ action }) => action === 'Keep');
    return kept ? [] : [{ version, policy: deleting.name }];
  });
}

function readPolicy({ name, action, condition, mostRecentVersions, ...strange }, versions, now) {
  refuseStrange(`policy ${name}`, strange);
  const { type } = action ?? {};
  if (type !== 'Keep' && type !== 'Delete') throw new Error(`Policy ${name} has no action.`);
  if ((condition === undefined) === (mostRecentVersions === undefined)) {
    throw new Error(`Policy ${name} must have either a condition or mostRecentVersions.`);
  }
  if (mostRecentVersions === undefined) {
    return { name, action: type, matches: conditionMatcher(name, condition, now) };
  }
  if (type !== 'Keep') throw new Error(`Policy ${name} can only keep the most recent versions.`);
  const recent = mostRecent(name, mostRecentVersions, versions);
  return { name, action: type, matches: (version) => recent.has(version) };
}

function conditionMatcher(name, condition, now) {
  const { tagState = 'any', tagPrefixes, olderThan, newerThan, ...rest } = condition;
  const { versionNamePrefixes, packageNamePrefixes, ...strange } = rest;
  refuseStrange(`the condition of ${name}`, strange);
  if (!TAG_STATES.includes(tagState)) throw new Error(`Policy ${name}: tagState ${tagState}`);
  const ageOf = ({ uploaded }) => (now - uploaded) / 1000;
  const tests = [
    ({ tags }) => tagState === 'any' || (tagState === 'tagged') === tags.length > 0,
    ({ tags }) => tagPrefixes === undefined || tags.some((tag) => begins(tag, tagPrefixes)),
    ({ digest }) => versionNamePrefixes === undefined || begins(digest, versionNamePrefixes),
    (version) => packageNamePrefixes === undefined || begins(version.package, packageNamePrefixes),
    (version) => olderThan === undefined || ageOf(version) > seconds(name, olderThan),
    (version) => newerThan === undefined || ageOf(version) < seconds(name, newerThan),
  ];
  return (version) => tests.every((test) => test(version));
}

/** The newest versions of each package. */
function mostRecent(name, { keepCount, packageNamePrefixes, ...strange }, versions) {
  refuseStrange(`mostRecentVersions of ${name}`, strange);
  if (!Number.isInteger(keepCount) || keepCount < 1) throw new Error(`Policy ${name}: keepCount`);
  const packages = new Set(versions.map((version) => version.package));
  const named = [...packages].filter(
    (each) => packageNamePrefixes === undefined || begins(each, packageNamePrefixes),
  );
  return new Set(
    named.flatMap((each) =>
      versions
        .filter((version) => version.package === each)
        .sort((a, b) => b.uploaded - a.uploaded)
        .slice(0, keepCount),
    ),
  );
}

function begins(text, prefixes) {
  return prefixes.some((prefix) => text.startsWith(prefix));
}

function seconds(name, duration) {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  if (unit === undefined) throw new Error(`Policy ${name}: ${duration} is no duration.`);
  return Number(count) * UNITS[unit];
}

function refuseStrange(where, fields) {
  const [field] = Object.keys(fields);
  if (field !== undefined) throw new Error(`Unknown field ${field} in ${where}.`);
}
