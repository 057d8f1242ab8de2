import { describe, expect, it } from '@jest/globals';
import { projectCache } from '../project-cache.ts';

describe('the cache of the project', () => {
  it.each<[string, Record<string, string>]>([
    ['/cache/gitops-actions', { XDG_CACHE_HOME: '/cache', HOME: '/home/me' }],
    ['/home/me/.cache/gitops-actions', { HOME: '/home/me' }],
    ['/home/me/.cache/gitops-actions', { XDG_CACHE_HOME: '', HOME: '/home/me' }],
  ])('is %s by %j', (path, env) => {
    expect(projectCache(env)).toBe(path);
  });
});
