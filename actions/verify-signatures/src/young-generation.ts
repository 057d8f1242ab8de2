import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation as small as it is now. It doubles whenever enough has outlived a
 * collection, up to 96 MiB on a large machine, and a range that streams through it would fill that
 * with garbage: memory would grow with the range although nothing of the range is kept.
 *
 * The growth factor is one of the settings that V8 reads each time, so that it may be set while it
 * runs (https://nodejs.org/api/v8.html#v8setflagsfromstringflags); where it is unknown, nothing happens.
 */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
