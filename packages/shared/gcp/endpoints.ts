import { isLoopbackUrl } from '../action/runner.ts';

/** Base URLs of the two Google services that Workload Identity needs; no trailing slash. */
export interface GcpEndpoints {
  readonly sts: string;
  readonly iamCredentials: string;
}

/**
 * Google's endpoints, or the sandbox's. The override variables have the names that Google's own
 * actions read; here they count only where the runner's server is the loopback interface and only
 * towards the loopback interface, so that no variable can send a token elsewhere.
 */
export function gcpEndpoints(
  env: Readonly<Record<string, string | undefined>>,
  loopback: boolean,
): GcpEndpoints {
  const choose = (name: string, fallback: string): string => {
    const value = env[name];
    const honoured = loopback && value !== undefined && isLoopbackUrl(value);
    return (honoured ? value : fallback).replace(/\/+$/, '');
  };
  return {
    sts: choose('GHA_ENDPOINT_OVERRIDE_sts', 'https://sts.googleapis.com'),
    iamCredentials: choose(
      'GHA_ENDPOINT_OVERRIDE_iamcredentials',
      'https://iamcredentials.googleapis.com',
    ),
  };
}
