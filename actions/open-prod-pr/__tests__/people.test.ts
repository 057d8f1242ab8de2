import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { People } from '../src/inputs.ts';
import { isIdle, NOBODY, planPeople, samePeople } from '../src/open/people.ts';

const people = (some: Partial<People>): People => ({ ...NOBODY, ...some });

describe('labels and people', () => {
  it('are added where they are missing, and taken away only where we gave them', () => {
    const plan = planPeople(
      people({ labels: ['Release', 'new'] }),
      people({ labels: ['release', 'old'], assignees: ['gone'] }),
      people({ labels: ['release', 'old', 'theirs'] }),
      false,
    );
    expect(plan).toEqual({
      add: people({ labels: ['new'] }),
      remove: people({ labels: ['old'] }),
      ours: people({ labels: ['Release', 'new'] }),
    });
  });

  it('that somebody else added are not ours, now or later', () => {
    const plan = planPeople(
      people({ labels: ['urgent'] }),
      NOBODY,
      people({ labels: ['urgent'] }),
      false,
    );
    expect(isIdle(plan)).toBe(true);
    expect(plan.ours).toEqual(NOBODY);
  });

  it('are asked for a review until there is one', () => {
    const wanted = people({ reviewers: ['carol'], teams: ['platform'], labels: ['x'] });
    expect(planPeople(wanted, wanted, NOBODY, false).add).toEqual(wanted);
    expect(planPeople(wanted, wanted, NOBODY, true).add).toEqual(people({ labels: ['x'] }));
    expect(planPeople(wanted, NOBODY, NOBODY, true).add).toEqual(wanted);
  });

  it('come to what is wanted, keep what others gave, and then rest', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'B', 'c', 'D', 'e'), { maxLength: 5 });
    fc.assert(
      fc.property(names, names, names, (wanted, given, others) => {
        // What is there: ours of an earlier run, and what others gave.
        const ours = given.filter((name) => !others.includes(name));
        const there = [...new Set([...ours, ...others])];
        const plan = planPeople(
          people({ labels: wanted }),
          people({ labels: ours }),
          people({ labels: there }),
          false,
        );
        const kept = there.filter((name) => !plan.remove.labels.includes(name));
        const after: readonly string[] = [...kept, ...plan.add.labels];
        expect(new Set(after)).toEqual(new Set([...wanted, ...others]));
        const next = planPeople(
          people({ labels: wanted }),
          plan.ours,
          people({ labels: after }),
          false,
        );
        expect(isIdle(next)).toBe(true);
        expect(samePeople(next.ours, plan.ours)).toBe(true);
      }),
    );
  });
});
