import { validationFailed } from './call.ts';
import type { Fault } from './call.ts';

/** The longest title and body that GitHub takes, in characters. */
const LONGEST_TITLE = 256;
const LONGEST_BODY = 65_536;

/** @throws RestRefusal 422 for a title or a body that GitHub does not take. */
export function requireText(title: string | undefined, body: string | null | undefined): void {
  const faults: Fault[] = [];
  if (title?.trim() === '') {
    faults.push({ resource: 'PullRequest', code: 'missing_field', field: 'title' });
  }
  if (title !== undefined && [...title].length > LONGEST_TITLE) {
    faults.push(tooLong('PullRequest', 'title', LONGEST_TITLE));
  }
  if ([...(body ?? '')].length > LONGEST_BODY) faults.push(tooLong('Issue', 'body', LONGEST_BODY));
  if (faults.length > 0) throw validationFailed(...faults);
}

function tooLong(resource: string, field: string, most: number): Fault {
  const message = `${field} is too long (maximum is ${most} characters)`;
  return { resource, code: 'custom', field, message };
}
