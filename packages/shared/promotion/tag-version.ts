import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';

const VERSION = /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/**
 * The semantic version that a tag names (https://semver.org, with or without the customary `v`, a
 * prerelease included); `undefined` for every other tag. Build metadata does not occur: a tag of an
 * image has no `+`.
 */
export function tagVersion(tag: string): string | undefined {
  return VERSION.test(tag) ? parse(tag.replace(/^v/, ''))?.version : undefined;
}

/** Negative: `one` is lower; 0: the same; positive: higher. Both as {@link tagVersion} gives them. */
export function compareTagVersions(one: string, other: string): number {
  return compare(one, other);
}
