/** A command of a page: a program, its arguments, and what a flag is given where that stands beside it. */
export interface PageCommand {
  readonly text: string;
  /** Words before the first flag or value, at most as many as there are: `['velero', 'restore', 'create', …]`. */
  readonly words: readonly string[];
  /** Long flags without their dashes, with their values; a short one as it is (`-1`, `-f`). */
  readonly flags: readonly (readonly [string, string | undefined])[];
}

/** The `sh` blocks of a page, as they stand there. */
export function shellBlocks(page: string): readonly string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/**
 * The commands of a page’s `sh` blocks: one a line; assignments of a value are none, those of a command’s
 * output (`name=$(…)`) are that command.
 */
export function commandsOf(page: string): readonly PageCommand[] {
  return shellBlocks(page)
    .flatMap((block) => block.split('\n'))
    .map((line) => /^\w+=\$\((.*)\)$/.exec(line)?.[1] ?? line)
    .filter((line) => line !== '' && !/^(?:#|\w+=\S*$)/.test(line))
    .map(parseCommand);
}

function parseCommand(text: string): PageCommand {
  const tokens = [...text.matchAll(/(?:'[^']*'|"[^"]*"|<[^>]*>|[^\s'"<])+/g)].map(([token]) =>
    token.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
  const words: string[] = [];
  const flags: [string, string | undefined][] = [];
  for (const [index, token] of tokens.entries()) {
    const [, name, value] = /^--([a-z][a-z-]*)(?:=(.*))?$/.exec(token) ?? [];
    if (name !== undefined) {
      const next = tokens[index + 1];
      flags.push([name, value ?? (next?.startsWith('-') === true ? undefined : next)]);
    } else if (token.startsWith('-') && token !== '--') {
      flags.push([token, tokens[index + 1]]);
    } else if (token !== '--') {
      words.push(token);
    }
  }
  return { text, words, flags };
}
