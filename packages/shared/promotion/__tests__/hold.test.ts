import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdFault, readHold } from '../hold.ts';

const TODAY = '2026-11-30';
const ENTRY = { name: 'web', path: 'dev/kustomization.yaml' };
const FORM = 'Write `# gitops:hold until=YYYY-MM-DD reason`, once for each entry.';

describe('a hold', () => {
  it.each([
    ['# gitops:hold until=2026-12-24 freeze', 'held'],
    ['#gitops:hold until=2026-11-30 to the end of this day', 'held'],
    ['##\tgitops:hold  until=9999-12-31\tfor good', 'held'],
    ['# gitops:hold until=2026-11-29 over', 'expired'],
    ['# gitops:hold until=2028-02-29 leap', 'held'],
    ['# gitops:hold', 'invalid'],
    ['# gitops:hold freeze', 'invalid'],
    ['# gitops:hold freeze until=2026-12-24', 'invalid'],
    ['# gitops:hold until=2026-12-24', 'invalid'],
    ['# gitops:hold until=2026-12-24 \u0007\u200b', 'invalid'],
    ['# gitops:hold until= freeze', 'invalid'],
    ['# gitops:hold until 2026-12-24 freeze', 'invalid'],
    ['# gitops:hold until=2026-02-30 freeze', 'invalid'],
    ['# gitops:hold until=2027-02-29 freeze', 'invalid'],
    ['# gitops:hold until=2026-13-01 freeze', 'invalid'],
    ['# gitops:hold until=2026-00-10 freeze', 'invalid'],
    ['# gitops:hold until=2026-1-1 freeze', 'invalid'],
    ['# gitops:hold until=2026-12-24T10:00Z freeze', 'invalid'],
    ['# gitops:hold until=tomorrow freeze', 'invalid'],
    ['# gitops:hold until=2026-12-24 until=2027-12-24 freeze', 'invalid'],
    ['# gitops:holder until=2026-12-24 freeze', 'none'],
    ['# gitops:hold-off', 'none'],
    ['# Gitops:Hold until=2026-12-24 freeze', 'none'],
    ['# no gitops:hold until=2026-12-24 freeze', 'none'],
    ['# gitops: hold until=2026-12-24 freeze', 'none'],
    ['# hold', 'none'],
  ])('%j is %s', (comment, kind) => {
    expect(readHold(['# other', comment], TODAY).kind).toBe(kind);
  });

  it('says until when and why', () => {
    expect(readHold(['# gitops:hold until=2026-12-24  load test,  see #7 '], TODAY)).toEqual({
      kind: 'held',
      until: '2026-12-24',
      reason: 'load test,  see #7',
    });
  });

  it('that is there twice is none, expired or not', () => {
    const holds = ['2026-12-24', '2020-01-01'].map((day) => `# gitops:hold until=${day} freeze`);
    expect(readHold(holds, TODAY)).toEqual({
      kind: 'invalid',
      why: `An entry has two holds. ${FORM}`,
    });
  });

  it('is refused with its reason', () => {
    const hold = readHold(['# gitops:hold until=2026-12-24 load test'], TODAY);
    expect(holdFault(hold, ENTRY)).toMatchObject({
      code: 'E_HELD',
      outcome: 'failed',
      message:
        '`web` in dev/kustomization.yaml is held until 2026-12-24 (that day included, UTC): “load test”',
    });
  });

  it('that cannot be read is refused with how to write it', () => {
    const hold = readHold(['# gitops:hold until=2026-02-30 freeze'], TODAY);
    expect(holdFault(hold, ENTRY)).toMatchObject({
      code: 'E_HELD',
      message: `\`web\` in dev/kustomization.yaml has a hold that cannot be read. “2026-02-30” is no day of the calendar. ${FORM}`,
      hint: FORM,
    });
  });

  it('that is over, or is none, is no fault', () => {
    expect(holdFault({ kind: 'none' }, ENTRY)).toBeUndefined();
    const over = readHold(['# gitops:hold until=2026-11-29 freeze'], TODAY);
    expect(holdFault(over, ENTRY)).toBeUndefined();
  });

  it('holds through its day, for every day and reason', () => {
    const day = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const reason = fc
      .stringMatching(/^[\w#:"'][ -~]{0,30}$/)
      .filter((text) => !text.startsWith('until='));
    fc.assert(
      fc.property(day, day, reason, (until, today, why) => {
        const hold = readHold([`# gitops:hold until=${until} ${why}`], today);
        const kind = until < today ? 'expired' : 'held';
        expect(hold).toEqual({ kind, until, reason: why.trim() });
      }),
    );
  });

  it('never lets a comment that begins with its word through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const hold = readHold([`# gitops:hold ${rest}`], '0000-01-01');
        expect(['held', 'invalid']).toContain(hold.kind);
        const message = holdFault(hold, ENTRY)?.message ?? '';
        expect(message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('is quoted in one line and not without end', () => {
    const reason = `a\r\n::error::b\u001b[31m${'😀'.repeat(300)}`;
    const fault = holdFault({ kind: 'held', until: '2026-12-24', reason }, ENTRY);
    const quote = /“(.*)”$/u.exec(fault?.message ?? '')?.[1] ?? '';
    expect([...quote]).toHaveLength(200);
    expect(quote).toMatch(/^a ::error::b\[31m😀+…$/u);
  });
});
