/** Globs of a ruleset as one anchored regular expression; `*` stays within a segment, `**` crosses them. */
export function refPattern(globs: readonly string[], defaultBranch: string): string {
  if (globs.length === 0) return '^$';
  const alternatives = globs.map((glob) => {
    if (glob === '~ALL') return 'refs/heads/.+';
    const ref = glob === '~DEFAULT_BRANCH' ? `refs/heads/${defaultBranch}` : glob;
    return ref
      .split(/(\*\*\/?|\*)/)
      .map((part, index) => {
        if (index % 2 === 0) return part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
        return part === '*' ? '[^/]*' : '.*';
      })
      .join('');
  });
  return `^(${alternatives.join('|')})$`;
}

/** Is the ref included and not excluded? */
export function matchesPattern(
  pattern: { readonly include: string; readonly exclude: string },
  ref: string,
): boolean {
  return new RegExp(pattern.include).test(ref) && !new RegExp(pattern.exclude).test(ref);
}
