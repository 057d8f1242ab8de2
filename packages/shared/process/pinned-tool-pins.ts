import versions from '../../../tools/versions.json' with { type: 'json' };
import { ActionError } from '../action/action-error.ts';

/** One release archive: where it is published and what it must be. */
export interface ArchivePin {
  readonly url: string;
  /** Lower-case hex, of the archive. */
  readonly sha256: string;
  /** The wanted member; absent where the download is the program itself. */
  readonly member?: string;
}

/** What tools/versions.json says about one tool; archives by `<process.platform>-<process.arch>`. */
export interface ToolPin {
  readonly version: string;
  readonly archives: Readonly<Record<string, ArchivePin | undefined>>;
}

/** The pinned tools that actions obtain by themselves, out of the repository's one list. */
export const TOOL_PINS: Readonly<Partial<Record<string, ToolPin>>> = {
  trivy: versions.trivy,
  kustomize: versions.kustomize,
};

/**
 * Releases that must never run, whatever hash is given for them.
 * Trivy: GHSA-69fq-xp46-6x23 (March 2026).
 */
const DENIED: Readonly<Record<string, readonly string[]>> = {
  trivy: ['0.69.4', '0.69.5', '0.69.6'],
};

/** Which release of a tool is asked for. */
export interface ToolRequest {
  readonly name: string;
  /** Without leading `v`; default: the pinned version. */
  readonly version?: string;
  /** Of the archive; needed for a version or platform that is not pinned. */
  readonly sha256?: string;
  /** `<process.platform>-<process.arch>`, e.g. `linux-x64`. */
  readonly platform: string;
}

/**
 * Decides which archive is meant.
 *
 * @throws `E_TOOL_DENIED` for a release known to be malicious
 * @throws `E_INPUT` for a version that is not pinned when no sha256 is given
 * @throws `E_TOOL` for a platform without a pinned archive
 */
export function choosePin(
  request: ToolRequest,
  pins: Readonly<Partial<Record<string, ToolPin>>> = TOOL_PINS,
): ArchivePin & { readonly version: string } {
  const { name, platform, sha256 } = request;
  const pin = Object.hasOwn(pins, name) ? pins[name] : undefined;
  if (pin === undefined) throw new ActionError('E_INTERNAL', `${name} is not pinned.`);
  const version = request.version ?? pin.version;
  assertNotDenied(name, version);
  const archive = Object.hasOwn(pin.archives, platform) ? pin.archives[platform] : undefined;
  if (archive === undefined) {
    throw new ActionError('E_TOOL', `There is no pinned archive of ${name} for ${platform}.`, {
      hint: `Run the job on ${Object.keys(pin.archives).join(' or ')}, or give the path of an installed ${name}.`,
    });
  }
  if (version === pin.version) {
    return { ...archive, version, ...(sha256 !== undefined && { sha256 }) };
  }
  if (sha256 === undefined) {
    throw new ActionError(
      'E_INPUT',
      `${name} ${version} is not the pinned version (${pin.version}) and no sha256 is given for it.`,
      { hint: `Leave the version empty, or give the sha256 of the archive for ${platform} too.` },
    );
  }
  return { ...archive, url: archive.url.replaceAll(pin.version, version), sha256, version };
}

/** @throws `E_TOOL_DENIED` for a release known to be malicious */
function assertNotDenied(name: string, version: string): void {
  if (DENIED[name]?.includes(version) !== true) return;
  throw new ActionError(
    'E_TOOL_DENIED',
    `${name} ${version} is a malicious release (GHSA-69fq-xp46-6x23) and is never run.`,
  );
}
