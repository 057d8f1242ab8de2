import { labelOf } from '../pulls/pull-store.ts';
import { recordEvent } from '../pulls/record-event.ts';
import { RestRefusal, actorOf, validationFailed } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { issueFor } from './find-pull.ts';
import type { Found } from './find-pull.ts';
import { labelResource } from './label-resource.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';

type Given = string | { readonly name?: string };
type Order = { readonly labels?: readonly Given[] } | readonly Given[];

/** GitHub takes no longer names. */
const LONGEST_NAME = 50;

export const listLabels: RestHandler = (call) => {
  const { repository, pull } = issueFor(call);
  const url = `${repositoryApiUrl(call.state, repository)}/issues/${pull.number}/labels`;
  const { items, headers } = pageOf(call, pull.labels, url);
  const body = items.map((label) => labelResource(call.state, repository, label));
  return Promise.resolve({ status: 200, headers, body });
};

/** `POST …/labels`: adds; a label that the repository does not have is made. */
export const addLabels: RestHandler = (call) => {
  const found = issueFor(call, 'write');
  const { repository, pull } = found;
  const names = namesOf(call.body as Order | undefined);
  for (const name of names) {
    if (name.trim() !== '' && name.length <= LONGEST_NAME) continue;
    throw validationFailed({ resource: 'Label', code: 'invalid', field: 'name' });
  }
  const actor = actorOf(call);
  for (const name of names) {
    const label = labelOf(repository.store, name);
    if (pull.labels.some(({ id }) => id === label.id)) continue;
    pull.labels = [...pull.labels, label];
    recordEvent(pull, call.state.now(), actor, 'labeled', label.name);
  }
  return Promise.resolve({ status: 200, body: all(call, found) });
};

export const removeLabel: RestHandler = (call) => {
  const found = issueFor(call, 'write');
  const { pull } = found;
  const name = (call.params['name'] ?? '').toLowerCase();
  const label = pull.labels.find((each) => each.name.toLowerCase() === name);
  if (label === undefined) throw new RestRefusal(404, 'Label does not exist');
  pull.labels = pull.labels.filter(({ id }) => id !== label.id);
  recordEvent(pull, call.state.now(), actorOf(call), 'unlabeled', label.name);
  return Promise.resolve({ status: 200, body: all(call, found) });
};

function all(call: RestCall, { repository, pull }: Found): object[] {
  return pull.labels.map((label) => labelResource(call.state, repository, label));
}

function namesOf(order: Order | undefined): string[] {
  const given = order !== undefined && 'labels' in order ? (order.labels ?? []) : order;
  const list = Array.isArray(given) ? (given as readonly Given[]) : [];
  return list.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}
