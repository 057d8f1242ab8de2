import { PLAIN_COLOR } from './label.ts';
import type { Label } from './label.ts';
import type { Deployment } from './deployment.ts';
import type { PullRequest } from './pull-request.ts';

/** What a repository holds beside its git objects. */
export interface PullStore {
  /** Pull requests and issues share one row of numbers. */
  takeNumber(): number;
  /** For comments, reviews, deployments and the like: ids are unique in the whole sandbox. */
  takeId(): number;
  /** By number, oldest first. */
  readonly pulls: Map<number, PullRequest>;
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  /** Oldest first. */
  readonly deployments: Deployment[];
}

let lastId = 2_000_000;

export function createPullStore(): PullStore {
  let lastNumber = 0;
  return {
    takeNumber: () => {
      lastNumber += 1;
      return lastNumber;
    },
    takeId: () => {
      lastId += 1;
      return lastId;
    },
    pulls: new Map(),
    labels: new Map(),
    deployments: [],
  };
}

/** The label of this name, made where the repository has none; names do not mind their case. */
export function labelOf(store: PullStore, name: string): Label {
  const key = name.toLowerCase();
  const known = store.labels.get(key);
  if (known !== undefined) return known;
  const made: Label = {
    id: store.takeId(),
    name,
    color: PLAIN_COLOR,
    description: null,
    isDefault: false,
  };
  store.labels.set(key, made);
  return made;
}
