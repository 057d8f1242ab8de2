import { describe, expect, it } from '@jest/globals';
import { imageEntries } from '../image-entries.ts';
import { readKustomization } from '../kustomization-text.ts';
import { matchEntry, renderedRepository } from '../match-entry.ts';

const entries = (text: string) => imageEntries(readKustomization(Buffer.from(text), 'k'), 'k');
const TWO = entries(`images:
- name: web
  newName: r.test/acme/web
- name: r.test/acme/api
`);

describe('the entry of an application', () => {
  it('is the one with its name, whatever that renders', () => {
    expect(matchEntry(TWO, { name: 'web', repository: 'r.test/other' }, 'k').index).toBe(0);
  });

  it('is the one that renders its repository where none has its name', () => {
    expect(matchEntry(TWO, { name: 'api', repository: 'r.test/acme/api' }, 'k').index).toBe(1);
    expect(TWO.map(renderedRepository)).toEqual(['r.test/acme/web', 'r.test/acme/api']);
  });

  it.each<[string, string, string]>([
    ['none', 'E_IMAGE_NOT_FOUND', 'images: []\n'],
    ['two', 'E_IMAGE_AMBIGUOUS', 'images:\n- name: web\n- name: web\n'],
    [
      'one that changes what it made',
      'E_IMAGE_AMBIGUOUS',
      'images:\n- {name: web, newName: r.test/web}\n- {name: r.test/web, newName: evil.test/x}\n',
    ],
    [
      'one by another spelling that is its name to kustomize',
      'E_IMAGE_AMBIGUOUS',
      'images:\n- {name: w.b, newName: evil.test/x}\n- {name: web, newName: r.test/web}\n',
    ],
    [
      'one for a single tag of it',
      'E_IMAGE_AMBIGUOUS',
      'images:\n- {name: "web:1.2", newName: evil.test/x}\n- {name: web, newName: r.test/web}\n',
    ],
    [
      'one by an expression',
      'E_IMAGE_AMBIGUOUS',
      'images:\n- {name: web, newName: r.test/web}\n- {name: "r.*", newName: evil.test/x}\n',
    ],
  ])('is refused where there is %s', (_, code, text) => {
    expect(() => matchEntry(entries(text), { name: 'web', repository: undefined }, 'k')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
