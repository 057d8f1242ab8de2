import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';

/** The length of a tag’s name at most; every ref of such a name stays within what registries take. */
const MAX_LENGTH = 64;

const RELEASE = /^v(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/**
 * The version that a tag names: `v1.2.3` is `1.2.3`. Strictly semver (https://semver.org, with the
 * customary `v`), without prerelease and build metadata: neither has a place in production, and the
 * order of builds is not defined.
 *
 * @returns `undefined` for every other text, also for numbers beyond 2^53 − 1
 */
export function releaseVersion(tag: string): string | undefined {
  if (tag.length > MAX_LENGTH || !RELEASE.test(tag)) return undefined;
  return parse(tag.slice(1))?.version;
}

/** Negative: `one` is lower than `other`; 0: the same; positive: higher. Both as {@link releaseVersion} gives them. */
export function compareVersions(one: string, other: string): number {
  return compare(one, other);
}
