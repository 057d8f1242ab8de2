import { readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.ts';

/** The pages that people read, relative to the repository root. */
export const PAGES: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
  ...readdirSync(join(ROOT, 'examples')).flatMap((example) => [
    `examples/${example}/README.md`,
    `examples/${example}/.gitops/README.md`,
  ]),
].filter((page) => page.endsWith('.md'));

/**
 * Links of a page to files and headings of this repository that are not there.
 *
 * @param look the text of a page, `true` for what is there and no page; `undefined` for what is not
 */
export function brokenLinks(
  page: string,
  text: string,
  look: (file: string) => string | true | undefined,
): readonly string[] {
  const links = [...text.matchAll(/\]\((?![a-z]+:)([\w./-]*)(?:#([\w-]+))?\)/g)];
  return links.flatMap(([, file = '', anchor]) => {
    const target = file === '' ? text : look(normalize(join(dirname(page), file)));
    const found =
      target !== undefined &&
      (anchor === undefined || (target !== true && anchorsOf(target).includes(anchor)));
    return found ? [] : [anchor === undefined ? file : `${file}#${anchor}`];
  });
}

/** GitHub’s names of a page’s headings. */
function anchorsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
