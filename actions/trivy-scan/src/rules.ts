import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  SEVERITIES,
  type ScanPolicy,
  type Severity,
} from '@gitops-actions/shared/policy/policy.ts';
import { SCANNERS, type Inputs } from './inputs.ts';

/** What decides, after inputs and policy were brought together. */
export interface Rules {
  /** Empty = report only. */
  readonly failOn: readonly Severity[];
  readonly ignoreUnfixed: boolean;
  readonly maxDbAgeMs: number;
  /** Whether the policy judges scans: what narrows the scan is then weaker than the policy. */
  readonly policyJudges: boolean;
}

const DEFAULT_FAIL_ON: readonly Severity[] = ['CRITICAL', 'HIGH'];
const DEFAULT_MAX_DB_AGE_MS = 48 * 3_600_000;

/**
 * Inputs over policy over defaults, where an input may only be stricter than what the policy says.
 *
 * @param policy the `scan` section; `undefined` when the repository has no policy
 * @throws `E_POLICY_WEAKER`
 */
export function combineRules(
  inputs: Pick<Inputs, 'failOn' | 'ignoreUnfixed' | 'maxDbAgeMs' | 'scanners'>,
  policy: ScanPolicy | undefined,
): Rules {
  const failOn = inputs.failOn ?? policy?.failOn ?? DEFAULT_FAIL_ON;
  const ignoreUnfixed = inputs.ignoreUnfixed ?? policy?.ignoreUnfixed ?? false;
  const maxDbAgeMs = inputs.maxDbAgeMs ?? policy?.maxDbAgeMs ?? DEFAULT_MAX_DB_AGE_MS;
  if (policy !== undefined) assertNotWeaker(inputs, policy, failOn, maxDbAgeMs);
  return {
    failOn: SEVERITIES.filter((severity) => failOn.includes(severity)),
    ignoreUnfixed,
    maxDbAgeMs,
    policyJudges: (policy?.failOn ?? []).length > 0,
  };
}

function assertNotWeaker(
  inputs: Pick<Inputs, 'ignoreUnfixed' | 'scanners'>,
  policy: ScanPolicy,
  failOn: readonly Severity[],
  maxDbAgeMs: number,
): void {
  const demanded = policy.failOn ?? [];
  const missing = demanded.filter((severity) => !failOn.includes(severity));
  if (missing.length > 0) {
    weaker('fail-on', `it leaves out ${missing.join(', ')}`);
  }
  const strictOnUnfixed =
    policy.ignoreUnfixed === false || (demanded.length > 0 && policy.ignoreUnfixed !== true);
  if (inputs.ignoreUnfixed === true && strictOnUnfixed) {
    weaker('ignore-unfixed', 'the policy counts unfixed vulnerabilities too');
  }
  if (policy.maxDbAgeMs !== undefined && maxDbAgeMs > policy.maxDbAgeMs) {
    weaker('max-db-age', `the policy allows at most ${policy.maxDbAgeMs / 3_600_000} hours`);
  }
  const switchedOff = SCANNERS.filter((scanner) => !inputs.scanners.includes(scanner));
  if (demanded.length > 0 && switchedOff.length > 0) {
    weaker('scanners', `it leaves out ${switchedOff.join(', ')}`);
  }
}

/** @throws `E_POLICY_WEAKER` always */
export function weaker(input: string, why: string): never {
  throw new ActionError(
    'E_POLICY_WEAKER',
    `Input \`${input}\` is weaker than the policy on the default branch: ${why}.`,
  );
}
