import { describe, expect, it } from '@jest/globals';
import { onlyImageScalarsChanged } from '../only-image-scalars.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'b'.repeat(64)}`;
const BEFORE = `# the overlay
resources:
  - ../../base # shared
images:
  - name: web
    newName: r.test/acme/web
    newTag: dev-1
  - name: api
    newTag: 'a' # tag
    digest: ${OLD}
`;

function judge(after: string, before = BEFORE): true | string {
  const verdict = onlyImageScalarsChanged(Buffer.from(before), Buffer.from(after));
  return verdict.ok ? true : verdict.reason;
}

describe('a step of a kustomization', () => {
  it.each([
    ['nothing', BEFORE],
    ['a tag', BEFORE.replace('dev-1', 'dev-2')],
    ['a tag that is quoted now', BEFORE.replace('dev-1', '"dev-2"')],
    ['a digest', BEFORE.replace(OLD, NEW)],
    ['both entries', BEFORE.replace('dev-1', 'dev-2').replace("'a'", "'b'").replace(OLD, NEW)],
    ['an inserted digest', BEFORE.replace('dev-1\n', `dev-1\n    digest: ${NEW}\n`)],
  ])('is a bump: %s', (_, after) => {
    expect(judge(after)).toBe(true);
  });

  it.each([
    ['another newName', BEFORE.replace('acme/web', 'evil/web')],
    ['another name', BEFORE.replace('name: web', 'name: wob')],
    ['another comment', BEFORE.replace('# shared', '# share')],
    ['a comment behind a value', BEFORE.replace('dev-1', 'dev-1 # new')],
    ['a comment less', BEFORE.replace(' # tag', '')],
    ['another resource', BEFORE.replace('../../base', '../../evil')],
    ['a new entry', `${BEFORE}  - name: evil\n    newTag: x\n`],
    ['an entry less', BEFORE.slice(0, BEFORE.indexOf('  - name: api'))],
    [
      'entries swapped',
      BEFORE.replace('name: api', 'name: x')
        .replace('name: web', 'name: api')
        .replace('name: x', 'name: web'),
    ],
    ['a removed digest', BEFORE.replace(`    digest: ${OLD}\n`, '')],
    ['another indentation', BEFORE.replace('    newTag: dev-1', '     newTag: dev-1')],
    ['an empty line more', BEFORE.replace('dev-1\n', 'dev-1\n\n')],
    ['no final line end', BEFORE.trimEnd()],
    ['a byte order mark', `\uFEFF${BEFORE}`],
    ['CRLF', BEFORE.replaceAll('\n', '\r\n')],
    ['a tag that is none', BEFORE.replace('dev-1', '"dev 1"')],
    ['a digest that is short', BEFORE.replace(OLD, OLD.slice(0, -1))],
    ['a value that is a list', BEFORE.replace('dev-1', '[dev-1]')],
    [
      'an inserted digest with a comment',
      BEFORE.replace('dev-1\n', `dev-1\n    digest: ${NEW} # x\n`),
    ],
    ['an inserted other key', BEFORE.replace('dev-1\n', `dev-1\n    tagSuffix: x\n`)],
    ['a key in another case', BEFORE.replace('dev-1\n', `dev-1\n    Digest: ${NEW}\n`)],
    ['another document', `${BEFORE}---\na: 1\n`],
    ['an anchor', BEFORE.replace('dev-1', '&a dev-1')],
    ['something that is no YAML', `${BEFORE}\t]`],
  ])('is no bump: %s', (_, after) => {
    expect(typeof judge(after)).toBe('string');
  });

  it.each([
    ['nothing', BEFORE, []],
    ['a tag that is quoted now', BEFORE.replace('dev-1', '"dev-1"'), []],
    ['the newName of a tag', BEFORE.replace('dev-1', 'dev-2'), ['r.test/acme/web']],
    ['the name of a digest', BEFORE.replace(OLD, NEW), ['api']],
    [
      'where a digest is inserted',
      BEFORE.replace('dev-1\n', `dev-1\n    digest: ${NEW}\n`),
      ['r.test/acme/web'],
    ],
    [
      'both, each once',
      BEFORE.replace('dev-1', 'dev-2').replace("'a'", "'b'").replace(OLD, NEW),
      ['r.test/acme/web', 'api'],
    ],
  ])('names the repositories that it changes: %s', (_, after, repositories) => {
    const verdict = onlyImageScalarsChanged(Buffer.from(BEFORE), Buffer.from(after));
    expect(verdict).toEqual({ ok: true, repositories });
  });

  it('names the name where the newName is empty', () => {
    const before = BEFORE.replace('r.test/acme/web', "''");
    const after = before.replace('dev-1', 'dev-2');
    const verdict = onlyImageScalarsChanged(Buffer.from(before), Buffer.from(after));
    expect(verdict).toEqual({ ok: true, repositories: ['web'] });
  });

  it('is no bump where the file could not be edited either', () => {
    const before = `x: &x dev-1\nimages:\n- name: web\n  newTag: *x\n`;
    expect(typeof judge(before, before)).toBe('string');
  });
});
