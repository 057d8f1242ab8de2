import { RestRefusal, actorOf, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { resolveCommit } from './revision.ts';

/** What GitHub takes at most, in bytes; that there are no more than ten properties is in its description. */
const LARGEST_PAYLOAD = 65_535;

/** `POST dispatches`: one of the two events that `GITHUB_TOKEN` starts workflows with. */
export const createDispatchEvent: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents', 'write');
  const order = call.body as {
    readonly event_type: string;
    readonly client_payload?: Readonly<Record<string, unknown>>;
  };
  const clientPayload = order.client_payload ?? {};
  if (Buffer.byteLength(JSON.stringify(clientPayload)) > LARGEST_PAYLOAD) {
    throw new RestRefusal(422, 'client_payload is too large.');
  }
  const branch = repository.defaultBranch;
  const sha = await resolveCommit(repository, `heads/${branch}`);
  if (sha === undefined) throw new RestRefusal(422, 'The repository has no default branch yet.');
  call.state.dispatches.push({
    repository: repository.fullName,
    eventType: order.event_type,
    clientPayload,
    actor: actorOf(call).login,
    branch,
    sha,
    at: call.state.now(),
  });
  return { status: 204 };
};
