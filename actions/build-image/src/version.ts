/** Version, pre-release included, without build metadata, which no tag can hold (https://semver.org). */
const VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(\.(0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?$/;

/** Longer ones are refused by the reference implementation of the rules, and by no release needed. */
const MAX_LENGTH = 100;

/** Whether `text` is a semantic version as an image's tag can hold it, without a leading `v`. */
export function isVersion(text: string): boolean {
  return text.length <= MAX_LENGTH && VERSION.test(text);
}

/** The version of a version tag, `refs/tags/v1.2.3` → `1.2.3`; `undefined` for every other ref. */
export function versionOfRef(ref: string): string | undefined {
  const version = /^refs\/tags\/v(.*)$/s.exec(ref)?.[1];
  return version !== undefined && isVersion(version) ? version : undefined;
}
