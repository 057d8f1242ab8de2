import { describe, expect, it } from '@jest/globals';
import { ActionError, toActionError } from '../action-error.ts';
import { ERROR_CODES } from '../error-codes.ts';

describe('an action error', () => {
  it('has the outcome and, unless a better one is given, the fix of its code', () => {
    const error = new ActionError('E_INPUT', 'No.');
    expect(error.outcome).toBe('error');
    expect(error.hint).toBe(ERROR_CODES.E_INPUT.fix);
    expect(new ActionError('E_INPUT', 'No.', { hint: 'Do.' }).hint).toBe('Do.');
  });

  it.each([
    ['an error', new TypeError('x is undefined'), 'TypeError: x is undefined'],
    ['a text', 'boom', 'boom'],
    ['nothing', undefined, 'undefined'],
  ])('is E_INTERNAL when %s of unknown origin was thrown', (_, thrown, message) => {
    expect(toActionError(thrown)).toMatchObject({ code: 'E_INTERNAL', message });
  });

  it('is itself when it was thrown', () => {
    const error = new ActionError('E_TOOL', 'No.');
    expect(toActionError(error)).toBe(error);
  });
});
