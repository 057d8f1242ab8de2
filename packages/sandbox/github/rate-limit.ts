export interface RateLimit {
  /** Counts one request; the headers say what is left. `exceeded` = GitHub would not have served it. */
  count(secret: string | undefined, resource: 'core' | 'graphql'): RateLimitState;
}

export interface RateLimitState {
  readonly exceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** An hour, as at GitHub; the limit is per credential and resource. */
const WINDOW = 3600;

/** GitHub's limit for an App's installation is 5000 an hour; a test may set less. */
export function createRateLimit(limit: number, now: () => Date): RateLimit {
  const windows = new Map<string, { used: number; readonly reset: number }>();
  return {
    count: (secret, resource) => {
      const seconds = Math.floor(now().getTime() / 1000);
      const key = `${resource} ${secret ?? ''}`;
      let window = windows.get(key);
      if (window === undefined || window.reset <= seconds) {
        window = { used: 0, reset: seconds + WINDOW };
        windows.set(key, window);
      }
      const exceeded = window.used >= limit;
      if (!exceeded) window.used += 1;
      return {
        exceeded,
        headers: {
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': String(limit - window.used),
          'x-ratelimit-used': String(window.used),
          'x-ratelimit-reset': String(window.reset),
          'x-ratelimit-resource': resource,
        },
      };
    },
  };
}
