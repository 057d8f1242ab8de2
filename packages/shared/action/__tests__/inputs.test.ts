import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../action-error.ts';
import { createInputReader, parseDuration, type InputReader } from '../inputs.ts';

function reader(values: Readonly<Record<string, string>>, masked: string[] = []): InputReader {
  return createInputReader(
    (name) => values[name] ?? '',
    (secret) => masked.push(secret),
  );
}

function refusal(read: () => unknown): ActionError {
  try {
    read();
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('an input that was not given', () => {
  const read = reader({ blank: ' \n ' });

  it('takes the default, and so does one that is empty or blank', () => {
    expect(read.string('absent', 'x')).toBe('x');
    expect(read.string('blank', 'x')).toBe('x');
    expect(read.optional('blank')).toBeUndefined();
    expect(read.boolean('blank', true)).toBe(true);
    expect(read.list('blank', ['a'])).toEqual(['a']);
    expect(read.list('absent')).toEqual([]);
    expect(read.oneOf('blank', ['a', 'b'], 'b')).toBe('b');
    expect(read.integer('blank', { min: 1, max: 9 }, 4)).toBe(4);
    expect(read.duration('blank', '2m')).toBe(120_000);
    expect(read.secret('blank')).toBeUndefined();
  });

  it('is E_INPUT with the line to add when it is required', () => {
    const error = refusal(() => read.required('blank'));
    expect(error.code).toBe('E_INPUT');
    expect(error.message).toContain('`blank`');
    expect(error.hint).toContain('with:\n    blank:');
  });
});

describe('a malformed input', () => {
  it.each([
    ['boolean', 'ture', '`true` or `false`', (r: InputReader) => r.boolean('x', false)],
    ['boolean', 'yes', '`true` or `false`', (r: InputReader) => r.boolean('x', false)],
    ['choice', 'c', '`a`, `b`', (r: InputReader) => r.oneOf('x', ['a', 'b'], 'a')],
    ['integer', '1.5', 'from 1 to 9', (r: InputReader) => r.integer('x', { min: 1, max: 9 }, 1)],
    ['integer', '10', 'from 1 to 9', (r: InputReader) => r.integer('x', { min: 1, max: 9 }, 1)],
    ['integer', '-1', 'from 1 to 9', (r: InputReader) => r.integer('x', { min: 1, max: 9 }, 1)],
    ['integer', '0x5', 'from 1 to 9', (r: InputReader) => r.integer('x', { min: 1, max: 9 }, 1)],
    ['duration', '5', '`90s`', (r: InputReader) => r.duration('x', '1s')],
    ['duration', '1h30m', '`90s`', (r: InputReader) => r.duration('x', '1s')],
  ])('is refused as %s: %s', (_, value, allowed, read) => {
    const error = refusal(() => read(reader({ x: value })));
    expect(error.code).toBe('E_INPUT');
    expect(error.message).toContain('`x`');
    expect(error.message).toContain(JSON.stringify(value));
    expect(error.message).toContain(allowed);
  });

  it('is shown cut and quoted, so that it cannot write workflow commands', () => {
    const value = `a\n::set-output name=x::y${'z'.repeat(500)}`;
    const { message } = refusal(() => reader({ x: value }).boolean('x', true));
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(250);
  });
});

describe('a given input', () => {
  it('is trimmed, and a list is one item a line', () => {
    const read = reader({ x: '  a \r\n\n  b=1 \n', y: ' v ' });
    expect(read.list('x')).toEqual(['a', 'b=1']);
    expect(read.string('y', '')).toBe('v');
  });

  it.each(['true', 'True', 'TRUE'])('is true when it says %s', (value) => {
    expect(reader({ x: value }).boolean('x', false)).toBe(true);
  });

  it.each(['false', 'False', 'FALSE'])('is false when it says %s', (value) => {
    expect(reader({ x: value }).boolean('x', true)).toBe(false);
  });

  it('is masked before it is handed out when it is a secret', () => {
    const masked: string[] = [];
    expect(reader({ x: ' s3cret\n' }, masked).secret('x')).toBe('s3cret');
    expect(masked).toEqual(['s3cret']);
  });
});

describe('a duration', () => {
  it('is its number times its unit', () => {
    const factors = { s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999_999 }),
        fc.constantFrom<keyof typeof factors>('s', 'm', 'h', 'd'),
        (n, unit) => parseDuration(`${n}${unit}`) === n * factors[unit],
      ),
    );
  });

  it('never is anything else than a number or refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = parseDuration(text);
        return value === undefined || (Number.isFinite(value) && /^\d+[smhd]$/.test(text));
      }),
    );
  });
});

describe('an integer', () => {
  it('is within its range or refused', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        try {
          const value = reader({ x: text }).integer('x', { min: 3, max: 70 }, 5);
          return value >= 3 && value <= 70;
        } catch (error) {
          return error instanceof ActionError && error.code === 'E_INPUT';
        }
      }),
    );
  });
});
