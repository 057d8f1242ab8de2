import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InputReader } from '../../packages/shared/action/inputs.ts';
import { ROOT } from '../../scripts/setup/paths.ts';

/**
 * What an action's `readInputs` reads: every input by name, with its default as `action.yml`
 * writes it, or `required`. Inputs are read before any check across them, so what the checks then
 * say about the answers does not matter.
 */
export async function readInputsOf(action: string): Promise<ReadonlyMap<string, string>> {
  const url = pathToFileURL(join(ROOT, 'actions', action, 'src', 'inputs.ts')).href;
  const { readInputs } = (await import(url)) as { readInputs: (read: InputReader) => unknown };
  const seen = new Map<string, string>();
  try {
    readInputs(recordingReader(seen));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ActionError') throw error;
  }
  return seen;
}

function recordingReader(seen: Map<string, string>): InputReader {
  const note = <T>(name: string, fallback: string, answer: T): T => {
    seen.set(name, fallback);
    return answer;
  };
  return {
    required: (name) => note(name, 'required', 'x'),
    optional: (name) => note<string | undefined>(name, '', undefined),
    string: (name, fallback) => note(name, fallback, fallback),
    boolean: (name, fallback) => note(name, String(fallback), fallback),
    list: (name, fallback = []) => note(name, fallback.join('\n'), fallback),
    oneOf: (name, _allowed, fallback) => note(name, fallback, fallback),
    integer: (name, _range, fallback) => note(name, String(fallback), fallback),
    duration: (name, fallback) => note(name, fallback, 1),
    secret: (name) => note<string | undefined>(name, '', undefined),
  };
}
