/**
 * The globs of the policy. `*` and `?` stay within a path segment, `**` (a segment of its own) spans
 * any number of segments, everything else is literal; dot files are nothing special. `a/**` also
 * matches `a` itself, so that a symbolic link or submodule put in a directory's place is not outside
 * a rule for the directory. Linear backtracking only: no pattern makes the match exponential.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return matchSequence(pattern.split('/'), path.split('/'), '**', matchSegment);
}

/** Whether any of the patterns matches. */
export function matchesAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matchesGlob(pattern, path));
}

/** Whether `path` is, or lies in, a directory that one of the patterns matches. */
export function isInside(directories: readonly string[], path: string): boolean {
  return directories.some((pattern) =>
    matchesGlob(`${pattern.replace(/(\/\*\*|\/)$/, '')}/**`, path),
  );
}

/**
 * Why a pattern is no glob of ours; `undefined` for a good one. A pattern that can match nothing
 * (absolute, `..`, empty segments) is a mistake in a rule, and a rule that matches nothing protects
 * nothing.
 */
export function globDefect(pattern: string): string | undefined {
  if (pattern === '') return 'is empty';
  if (pattern.startsWith('/')) return 'starts with `/`; paths are relative to the repository root';
  if (/[\\\0-\x1f\x7f]/.test(pattern)) return 'contains a backslash or a control character';
  const segments = pattern.split('/');
  if (segments.includes('')) return 'has an empty segment (`//` or a final `/`)';
  if (segments.some((segment) => segment === '.' || segment === '..'))
    return 'contains `.` or `..`';
  if (segments.some((segment) => segment !== '**' && segment.includes('**'))) {
    return 'uses `**` inside a segment; it must stand alone between slashes';
  }
  return undefined;
}

function matchSegment(pattern: string, segment: string): boolean {
  return matchSequence(
    [...pattern],
    [...segment],
    '*',
    (wanted, char) => wanted === '?' || wanted === char,
  );
}

/** The classic wildcard match: on a mismatch, the last `star` swallows one item more. */
function matchSequence(
  pattern: readonly string[],
  items: readonly string[],
  star: string,
  same: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0;
  let lastStar = -1;
  let resumeAt = 0;
  for (let index = 0; index < items.length;) {
    const wanted = pattern[at];
    if (wanted === star) {
      lastStar = at;
      at += 1;
      resumeAt = index;
    } else if (wanted !== undefined && same(wanted, items[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      resumeAt += 1;
      index = resumeAt;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((rest) => rest === star);
}
