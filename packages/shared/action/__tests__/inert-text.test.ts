import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inertText } from '../inert-text.ts';

describe('inertText', () => {
  it('leaves no line that the runner would obey, and loses nothing but by blanks', () => {
    const text = fc
      .array(
        fc.constantFrom('::error::x', '##[group]', '\n', '\r', '\r\n', ' ', '\t', ':', '#', '['),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const inert = inertText(given);
        const obeyed = inert
          .split(/\r\n|\r|\n/)
          .filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
        expect(obeyed).toEqual([]);
        expect(inert.replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
      }),
    );
  });

  it('leaves ordinary text alone', () => {
    const text = 'std::vector and ## [1.0.0]\n  time 12:30::';
    expect(inertText(text)).toBe(text);
  });
});
