/** What a tag says about where an image comes from. */
export interface SourceTag {
  /** `dev`, `staging`, … */
  readonly environment: string;
  /** 40 hex digits. */
  readonly commit: string;
}

/** The tag of an overlay into which nothing was ever deployed. */
export const UNRELEASED = 'unreleased';

const SOURCE_TAG = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)-([0-9a-f]{40})$/;

/** Reads `<environment>-<40 hex>`; `undefined` for any other tag (`dev-latest`, `v1.2.3`). */
export function parseSourceTag(tag: string): SourceTag | undefined {
  const [, environment, commit] = SOURCE_TAG.exec(tag) ?? [];
  return environment === undefined || commit === undefined ? undefined : { environment, commit };
}
