import { describe, expect, it } from '@jest/globals';
import { startedByPullRequest, startedByPush } from '../triggers.ts';

const file = (name: string, on: string): { path: string; source: string } => ({
  path: `.github/workflows/${name}.yml`,
  source: `on:\n${on}\njobs: {}\n`,
});

const FILES = [
  file('dev', '  push:\n    branches: [dev]'),
  file('release', "  push:\n    branches: [main, 'release/**', 'hot*']"),
  file('prod', "  push:\n    tags: ['v*']"),
  file('every', '  push:'),
  file('review', '  pull_request:'),
];

describe('the workflows that a push starts', () => {
  it.each([
    ['refs/heads/dev', ['dev', 'every']],
    ['refs/heads/main', ['release', 'every']],
    ['refs/heads/release/1/2', ['release', 'every']],
    ['refs/heads/hot/fix', ['every']],
    ['refs/tags/v1.0.0', ['prod', 'every']],
    ['refs/tags/dev', ['every']],
    ['refs/heads/v1.0.0', ['every']],
  ])('of %s are those whose filters hold it', (ref, names) => {
    const started = startedByPush(FILES, ref).map(({ path }) => path.replace(/^.*\/|\.yml$/g, ''));
    expect(started).toEqual(names);
  });

  it('are not guessed past a filter that is not known', () => {
    const filtered = file('paths', "  push:\n    paths: ['apps/**']");
    expect(() => startedByPush([filtered], 'refs/heads/dev')).toThrow('on.push.paths');
    const based = file('based', '  pull_request:\n    branches: [main]');
    expect(() => startedByPullRequest([based])).toThrow('on.pull_request.branches');
  });

  it('of a pull request are those that name the event', () => {
    const typed = file('typed', '  pull_request:\n    types: [opened]');
    expect(startedByPullRequest([...FILES, typed]).map(({ path }) => path)).toEqual([
      '.github/workflows/review.yml',
      '.github/workflows/typed.yml',
    ]);
  });
});
