import ts from 'typescript';

/** A test that a document names. */
export interface Citation {
  /** Relative to the repository root. */
  readonly file: string;
  readonly title: string;
}

const CITATION = /^- `([^`]+)`: “(.+)”$/;

/** The citations of a Markdown text: list items of a file and a title in quotation marks. */
export function citationsOf(markdown: string): readonly Citation[] {
  return markdown.split('\n').flatMap((line) => {
    const [, file, title] = CITATION.exec(line) ?? [];
    return file === undefined || title === undefined ? [] : [{ file, title }];
  });
}

/**
 * What a Markdown text says and the sources do not: files that are not there, and titles that no test
 * of the file has any more.
 *
 * @param read the text of a file; `undefined` where there is none
 */
export function brokenCitations(
  markdown: string,
  read: (file: string) => string | undefined,
): readonly string[] {
  const titles = new Map<string, ReadonlySet<string>>();
  return citationsOf(markdown).flatMap(({ file, title }) => {
    const source = read(file);
    if (source === undefined) return [`there is no ${file}`];
    const known = titles.get(file) ?? titlesOf(source);
    titles.set(file, known);
    return known.has(title) ? [] : [`${file} has no test “${title}”`];
  });
}

/**
 * Titles of what a source proves: tests that run, rows of their tables (`name`), claims of the story,
 * and rules about workflows (methods with a sentence for a name).
 */
function titlesOf(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) titles.add(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = calleeOf(node.expression);
      if (callee.includes('skip') || callee.includes('todo')) return;
      if (callee[0] === 'it' || callee[0] === 'claims') add(node.arguments[0]);
    } else if (ts.isMethodDeclaration(node)) {
      add(node.name);
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'name') {
      add(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `it.each(rows)` as `['it', 'each']`. */
function calleeOf(node: ts.Expression): readonly string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [...calleeOf(node.expression), node.name.text];
  if (ts.isCallExpression(node)) return calleeOf(node.expression);
  return [];
}
