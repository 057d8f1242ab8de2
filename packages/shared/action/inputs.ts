import { ActionError } from './action-error.ts';

/** Range of an integer input, both ends included. */
export interface IntegerRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Typed readers for the inputs of an action. Every reader names the input, what was given and what
 * is allowed (`E_INPUT`). An empty string means "not given", hence the default; every default given
 * here also stands in `action.yml` (a test compares them).
 */
export interface InputReader {
  required(name: string): string;
  optional(name: string): string | undefined;
  string(name: string, fallback: string): string;
  boolean(name: string, fallback: boolean): boolean;
  /** One item a line; surrounding space and empty lines do not count. */
  list(name: string, fallback?: readonly string[]): readonly string[];
  oneOf<const T extends string>(name: string, allowed: readonly T[], fallback: T): T;
  integer(name: string, range: IntegerRange, fallback: number): number;
  /** `90s`, `15m`, `48h`, `7d`; in milliseconds. */
  duration(name: string, fallback: string): number;
  /** Like `optional`, and masked in the log before it is handed out. */
  secret(name: string): string | undefined;
}

const TRUE = /^(true|True|TRUE)$/;
const FALSE = /^(false|False|FALSE)$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `90s`, `15m`, `48h`, `7d`; `undefined` for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  if (match === null) return undefined;
  const [, amount, unit] = match;
  return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
}

/** Shortens and quotes a value for a message, so that control characters cannot reach the log. */
function shown(value: string): string {
  return JSON.stringify(value.length > 120 ? `${value.slice(0, 120)}…` : value);
}

/**
 * Reads typed inputs; each method names the input, the value and what is allowed when it refuses one,
 * by `E_INPUT`.
 *
 * @param raw the runner's value of an input, untrimmed; `''` when not given
 * @param mask registers a secret with the runner before first use
 */
export function createInputReader(
  raw: (name: string) => string,
  mask: (secret: string) => void,
): InputReader {
  const given = (name: string): string | undefined => {
    const value = raw(name).trim();
    return value === '' ? undefined : value;
  };
  const refuse = (name: string, value: string, allowed: string): never => {
    throw new ActionError('E_INPUT', `Input \`${name}\` is ${shown(value)}; allowed: ${allowed}.`);
  };
  return {
    required(name) {
      const value = given(name);
      if (value === undefined) {
        throw new ActionError('E_INPUT', `Input \`${name}\` is required and was not given.`, {
          hint: `Add it to the step:\n  with:\n    ${name}: …`,
        });
      }
      return value;
    },
    optional: given,
    string: (name, fallback) => given(name) ?? fallback,
    boolean(name, fallback) {
      const value = given(name);
      if (value === undefined) return fallback;
      if (TRUE.test(value)) return true;
      if (FALSE.test(value)) return false;
      return refuse(name, value, '`true` or `false` (YAML 1.2 core schema)');
    },
    list(name, fallback = []) {
      const value = given(name);
      if (value === undefined) return fallback;
      return value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    },
    oneOf(name, allowed, fallback) {
      const value = given(name);
      if (value === undefined) return fallback;
      const found = allowed.find((candidate) => candidate === value);
      return found ?? refuse(name, value, allowed.map((item) => `\`${item}\``).join(', '));
    },
    integer(name, range, fallback) {
      const value = given(name);
      if (value === undefined) return fallback;
      const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
      if (number >= range.min && number <= range.max) return number;
      return refuse(name, value, `a whole number from ${range.min} to ${range.max}`);
    },
    duration(name, fallback) {
      const value = given(name) ?? fallback;
      return (
        parseDuration(value) ?? refuse(name, value, 'a duration such as `90s`, `15m` or `48h`')
      );
    },
    secret(name) {
      const value = given(name);
      if (value !== undefined) mask(value);
      return value;
    },
  };
}
