import { describe, expect, it } from '@jest/globals';
import { policyText } from '../policy-file.ts';

describe('policyText', () => {
  it('is the text of the bytes, line breaks and byte order mark included', () => {
    const text = '\uFEFFschema: 1\r\n';
    expect(policyText(Buffer.from(text), 'p.yml')).toBe(text);
  });

  it('takes nothing but UTF-8', () => {
    expect(() => policyText(Buffer.from([0xff, 0xfe]), 'p.yml')).toThrow(
      expect.objectContaining({ code: 'E_POLICY_INVALID' }),
    );
  });
});
