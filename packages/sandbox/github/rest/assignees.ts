import { recordEvent } from '../pulls/record-event.ts';
import { actorOf } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { issueFor } from './find-pull.ts';
import { issueResource } from './issue-resource.ts';

/** GitHub assigns no more than ten. */
const MOST_ASSIGNEES = 10;

/** Who cannot be assigned is left out without a word, as at GitHub. */
export const addAssignees: RestHandler = (call) => {
  const { repository, pull } = issueFor(call, 'write');
  const actor = actorOf(call);
  for (const login of loginsOf(call)) {
    const person = call.state.people.get(login);
    if (person === undefined || pull.assignees.some(({ id }) => id === person.id)) continue;
    if (pull.assignees.length >= MOST_ASSIGNEES) break;
    pull.assignees = [...pull.assignees, person];
    recordEvent(pull, call.state.now(), actor, 'assigned', login);
  }
  return Promise.resolve({ status: 201, body: issueResource(call.state, repository, pull) });
};

export const removeAssignees: RestHandler = (call) => {
  const { repository, pull } = issueFor(call, 'write');
  const actor = actorOf(call);
  for (const login of loginsOf(call)) {
    if (!pull.assignees.some((each) => each.login === login)) continue;
    pull.assignees = pull.assignees.filter((each) => each.login !== login);
    recordEvent(pull, call.state.now(), actor, 'unassigned', login);
  }
  return Promise.resolve({ status: 200, body: issueResource(call.state, repository, pull) });
};

function loginsOf(call: RestCall): readonly string[] {
  return (call.body as { readonly assignees?: readonly string[] } | undefined)?.assignees ?? [];
}
