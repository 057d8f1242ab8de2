import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFileCommands } from '../file-commands.ts';

describe('a file of file commands', () => {
  it('gives back every value, of one line or of many', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]*$/);
    const value = fc.string().filter((text) => !/[\r\n]/.test(text));
    const values = fc.dictionary(name, fc.array(value, { minLength: 1 }));
    fc.assert(
      fc.property(values, (given) => {
        const entries = Object.entries(given).map(([key, lines]) => [key, lines.join('\n')]);
        const text = entries.map(
          ([key, all]) => `${key}<<ghadelimiter_1\n${all}\nghadelimiter_1\n`,
        );
        expect([...parseFileCommands(text.join(''))]).toEqual(entries);
      }),
    );
    expect(parseFileCommands('a=b=c\n').get('a')).toBe('b=c');
  });

  it.each(['a', '=x', 'a<<END\nno end'])('is refused when it has %j', (text) => {
    expect(() => parseFileCommands(text)).toThrow();
  });
});
