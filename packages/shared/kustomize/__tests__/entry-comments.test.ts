import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryComments } from '../entry-comments.ts';
import { imageEntries } from '../image-entries.ts';
import { readKustomization } from '../kustomization-text.ts';

function read(text: string) {
  const { entries, others } = entryComments(readKustomization(Buffer.from(text), 'k'));
  return {
    entries: entries.map((comments) => comments.map((comment) => comment.text)),
    others: others.map((comment) => comment.text),
  };
}

describe('the comments of an entry', () => {
  it('are those above, inside and behind it', () => {
    const text = `# top
images: # key
# above web
  # indented above web

- # dash
  name: web # name
  # inside
  newTag: "a # no" # tag
  # behind, nested in web

# above api
-   name: api # api
    # nested in api
    newTag:
# behind all
resources: [] # r
`;
    for (const written of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
      expect(read(written)).toEqual({
        entries: [
          ...[['# above web', '# indented above web', '# dash', '# name', '# inside', '# tag']].map(
            (comments) => [...comments, '# behind, nested in web'],
          ),
          ['# above api', '# api', '# nested in api'],
        ],
        others: ['# top', '# key', '# behind all', '# r'],
      });
    }
  });

  it('are found in an indented list', () => {
    expect(
      read(
        'images:\n# left\n  - name: web\n# left of api\n  # above api\n  - name: api\n   # nested\n',
      ),
    ).toEqual({ entries: [['# left'], ['# left of api', '# above api', '# nested']], others: [] });
  });

  it('are found in flow style', () => {
    const text = `images: [ # open
  # above web
  {name: web, # in web
   # inside web
   newTag: a}, # behind web
  # above both
  {name: api}, {name: job} # behind both
  # last
] # close
# end
`;
    expect(read(text)).toEqual({
      entries: [
        ['# above web', '# in web', '# inside web', '# behind web'],
        ['# above both', '# behind both'],
        ['# behind both', '# last'],
      ],
      others: ['# open', '# close', '# end'],
    });
    expect(read('images: [{name: a}, {name: b}] # all\n').entries).toEqual([['# all'], ['# all']]);
    expect(read('images:\n- {name: a} # a\n- {name: b,\n   # b\n   newTag: x} # c\n')).toEqual({
      entries: [['# a'], ['# b', '# c']],
      others: [],
    });
  });

  it('are no lines of a text', () => {
    const text = 'images:\n- name: "a # x"\n  other: |\n    # text\n  # nested\n- name: b#c\n';
    expect(read(text)).toEqual({ entries: [['# nested'], []], others: [] });
  });

  it('are all others where there are no entries', () => {
    for (const images of ['', 'images:\n', 'images: []\n']) {
      expect(read(`# a\nkind: K # b\n${images}# c\n`)).toEqual({
        entries: [],
        others: ['# a', '# b', '# c'],
      });
    }
  });

  it('have their lines', () => {
    const file = readKustomization(Buffer.from('images:\r\n# one\r\n- name: a # two\r\n'), 'k');
    expect(entryComments(file).entries).toEqual([
      [
        { line: 2, text: '# one' },
        { line: 3, text: '# two' },
      ],
    ]);
  });

  it('are found whatever the style, and none is lost', () => {
    const gap = fc.constantFrom('', '\n', '\n\n');
    const entry = fc.record({
      above: fc.nat(2),
      gap,
      trailing: fc.boolean(),
      inside: fc.boolean(),
      nested: fc.boolean(),
      flow: fc.boolean(),
      tag: fc.constantFrom(' v1', ' "v#1"', " 'x # y'", ''),
    });
    const style = fc.record({
      list: fc.array(entry, { minLength: 1, maxLength: 5 }),
      indent: fc.nat(3),
      eol: fc.constantFrom('\n', '\r\n'),
      head: fc.constantFrom('', '# head\n', 'a: 1 # head\n'),
      tail: fc.constantFrom('', '# tail\n', 'b: 1 # tail\n'),
    });
    fc.assert(
      fc.property(style, ({ list, indent, eol, head, tail }) => {
        const lead = ' '.repeat(indent);
        const wanted: string[][] = [];
        let text = `${head}images:\n`;
        for (const [index, one] of list.entries()) {
          const mine: string[] = [];
          const comment = (what: string): string => {
            mine.push(`# ${what}${index}`);
            return `# ${what}${index}`;
          };
          for (let at = 0; at < one.above; at += 1) text += `${lead}${comment(`above${at}-`)}\n`;
          text += one.gap;
          const trailing = (): string => (one.trailing ? ` ${comment('behind')}` : '');
          if (one.flow) {
            text += `${lead}- {name: n${index}, newTag:${one.tag}}${trailing()}\n`;
          } else {
            text += `${lead}- name: n${index}${trailing()}\n`;
            if (one.inside) text += `${lead}    ${comment('inside')}\n`;
            text += `${lead}  newTag:${one.tag}\n`;
          }
          if (one.nested) text += `${lead}  ${comment('nested')}\n`;
          wanted.push(mine);
        }
        text = `${text}${tail}`.replaceAll('\n', eol);
        const found = read(text);
        expect(found.entries).toEqual(wanted);
        expect(found.others).toEqual([head, tail].flatMap((part) => /# \w+/.exec(part) ?? []));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are told for every list that can be edited', () => {
    const piece = fc.constantFrom(
      ...['- name: a', '\n', '  ', '# c', ' # d', '- {name: b}', '  newTag: "#"', '[', '{name: c}'],
      ...[',', ']', '\r\n', '#', ' x: |\n   # t\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const bytes = Buffer.from(`images:${pieces.join('')}`);
        let file;
        let count: number;
        try {
          file = readKustomization(bytes, 'k');
          count = imageEntries(file, 'k').length;
        } catch {
          return;
        }
        const { entries, others } = entryComments(file);
        expect(entries).toHaveLength(count);
        const lines = file.text.split('\n');
        for (const { line, text } of [...entries.flat(), ...others]) {
          expect(lines[line - 1]?.trimEnd().endsWith(text)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
