const TITLE = '# Benchmarks';

/**
 * docs/benchmarks.md with another part: each benchmark writes its own and leaves the others'.
 *
 * @param page as it is; empty when there is none
 */
export function withPart(page: string, name: string, part: string): string {
  const [begin, end] = [`<!-- bench ${name}:begin -->`, `<!-- bench ${name}:end -->`];
  const block = `${begin}\n\n${part}\n\n${end}\n`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from >= 0 && to > from) {
    return page.slice(0, from) + block + page.slice(to + end.length).replace(/^\n/, '');
  }
  return `${page === '' ? TITLE : page.trimEnd()}\n\n${block}`;
}
