import { describe, expect, it } from '@jest/globals';
import {
  inputsByHand,
  startedByDispatch,
  startedByPullRequest,
  startedByPush,
} from '../triggers.ts';

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

describe('the workflows that a repository_dispatch starts', () => {
  const files = [
    ...FILES,
    file('one', '  repository_dispatch:\n    types: [gitops-rollback, other]'),
    file('word', '  repository_dispatch:\n    types: gitops-rollback'),
    file('any', '  repository_dispatch:'),
    { path: '.github/workflows/list.yml', source: 'on: [push, repository_dispatch]\njobs: {}\n' },
  ];

  it.each([
    ['gitops-rollback', ['one', 'word', 'any', 'list']],
    ['other', ['one', 'any', 'list']],
    ['Gitops-Rollback', ['any', 'list']],
  ])('of the type %s are those that name it, or no type at all', (type, names) => {
    const started = startedByDispatch(files, type).map(({ path }) =>
      path.replace(/^.*\/|\.yml$/g, ''),
    );
    expect(started).toEqual(names);
  });

  it('are not guessed past a filter that is not known', () => {
    const filtered = file('new', '  repository_dispatch:\n    branches: [dev]');
    expect(() => startedByDispatch([filtered], 'any')).toThrow('on.repository_dispatch.branches');
  });
});

describe('a workflow that is started by hand', () => {
  const byHand = file(
    'hand',
    `  workflow_dispatch:
    inputs:
      target: { type: string, required: true }
      where: { type: choice, options: [dev, staging], default: staging }
      why: { type: string }`,
  );

  it('gets what is given, the defaults, and nothing for the rest', () => {
    expect(inputsByHand(byHand, { target: '$(id)' })).toEqual({
      ...{ target: '$(id)', where: 'staging', why: '' },
    });
    expect(inputsByHand(file('bare', '  workflow_dispatch:'), {})).toEqual({});
    const list = { path: 'list.yml', source: 'on: [push, workflow_dispatch]' };
    expect(inputsByHand(list, {})).toEqual({});
  });

  it.each<[string, Record<string, string>, string]>([
    ['does not have', { target: 'x', who: 'me' }, 'Unexpected inputs provided: who'],
    ['must have and has not', {}, "Required input 'target' not provided"],
    ['does not offer', { target: 'x', where: 'prod' }, "Provided value 'prod' for input 'where'"],
  ])('is refused an input that it %s', (_what, given, message) => {
    expect(() => inputsByHand(byHand, given)).toThrow(message);
  });

  it('says that it can be', () => {
    expect(() => inputsByHand(file('push', '  push:'), {})).toThrow("'workflow_dispatch' trigger");
  });
});
