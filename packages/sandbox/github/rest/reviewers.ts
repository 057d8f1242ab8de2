import type { Actor } from '../identity/actor.ts';
import type { Team } from '../pulls/pull-request.ts';
import { recordEvent } from '../pulls/record-event.ts';
import type { Repository } from '../state.ts';
import { nodeId } from './account-resource.ts';
import { RestRefusal, actorOf } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { pullFor } from './find-pull.ts';
import type { Found } from './find-pull.ts';
import { simplePullResource } from './pull-resource.ts';

interface Order {
  readonly reviewers?: readonly string[];
  readonly team_reviewers?: readonly string[];
}

/** `POST …/requested_reviewers`: all of them or none. */
export const requestReviewers: RestHandler = (call) => {
  const found = pullFor(call, 'write');
  const { repository, pull } = found;
  const { people, teams } = wanted(call, repository);
  if (people.some(({ id }) => id === pull.author.id)) {
    throw new RestRefusal(422, 'Review cannot be requested from pull request author.');
  }
  const at = call.state.now();
  const actor = actorOf(call);
  for (const person of people) {
    if (pull.requestedReviewers.some(({ id }) => id === person.id)) continue;
    pull.requestedReviewers = [...pull.requestedReviewers, person];
    recordEvent(pull, at, actor, 'review_requested', person.login);
  }
  for (const team of teams) {
    if (pull.requestedTeams.some(({ id }) => id === team.id)) continue;
    pull.requestedTeams = [...pull.requestedTeams, team];
    recordEvent(pull, at, actor, 'review_requested', team.slug);
  }
  return Promise.resolve({ status: 201, body: resource(call, found) });
};

export const removeRequestedReviewers: RestHandler = (call) => {
  const found = pullFor(call, 'write');
  const { repository, pull } = found;
  const { people, teams } = wanted(call, repository);
  const at = call.state.now();
  const actor = actorOf(call);
  for (const person of people) {
    if (!pull.requestedReviewers.some(({ id }) => id === person.id)) continue;
    pull.requestedReviewers = pull.requestedReviewers.filter(({ id }) => id !== person.id);
    recordEvent(pull, at, actor, 'review_request_removed', person.login);
  }
  for (const team of teams) {
    if (!pull.requestedTeams.some(({ id }) => id === team.id)) continue;
    pull.requestedTeams = pull.requestedTeams.filter(({ id }) => id !== team.id);
    recordEvent(pull, at, actor, 'review_request_removed', team.slug);
  }
  return Promise.resolve({ status: 200, body: resource(call, found) });
};

function resource(call: RestCall, { repository, pull }: Found): object {
  return simplePullResource(call.state, repository, pull, call.credential);
}

/** @throws RestRefusal 422 for whoever has no access to the repository, or cannot be seen. */
function wanted(
  call: RestCall,
  repository: Repository,
): { readonly people: readonly Actor[]; readonly teams: readonly Team[] } {
  const order = (call.body ?? {}) as Order;
  const { state, credential } = call;
  const people = (order.reviewers ?? []).map((login) => {
    const person = state.people.get(login);
    if (person === undefined) throw noCollaborator('users or teams', repository);
    return person;
  });
  const teams = (order.team_reviewers ?? []).map((slug) => {
    const team = state.teams.get(`${repository.owner}/${slug}`.toLowerCase());
    if (team === undefined) throw noCollaborator('teams', repository);
    // Teams are the organisation's: a token of a repository does not see them, an App needs `members: read`.
    const sees =
      credential.kind === 'installation'
        ? credential.permissions['members'] !== undefined
        : credential.kind === 'person';
    if (!sees) {
      const id = nodeId('T', team.organization, team.slug);
      throw new RestRefusal(422, `Could not resolve to a node with the global id of '${id}'.`);
    }
    return team;
  });
  return { people, teams };
}

function noCollaborator(what: string, repository: Repository): RestRefusal {
  return new RestRefusal(
    422,
    `Reviews may only be requested from collaborators. One or more of the ${what} you specified is not a collaborator of the ${repository.fullName} repository.`,
  );
}
