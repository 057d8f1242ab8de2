import { OUTCOMES } from './outcome.ts';

const text = { type: 'string' } as const;

/** JSON Schema (2020-12) of the `record` output of every action. */
export const RECORD_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  additionalProperties: false,
  required: [
    'schema',
    'action',
    'version',
    'outcome',
    'run',
    'images',
    'evidence',
    'startedAt',
    'durationMs',
  ],
  properties: {
    schema: { const: 1 },
    action: { type: 'string', pattern: '^[a-z][a-z-]*$' },
    version: text,
    outcome: { enum: [...OUTCOMES] },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message', 'hint'],
      properties: {
        code: { type: 'string', pattern: '^E_[A-Z0-9_]+$' },
        message: text,
        hint: text,
      },
    },
    run: {
      type: 'object',
      additionalProperties: false,
      required: ['repository', 'runId', 'attempt', 'job', 'sha', 'ref', 'workflow'],
      properties: {
        repository: text,
        runId: text,
        attempt: { type: 'integer', minimum: 1 },
        job: text,
        sha: { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' },
        ref: text,
        workflow: text,
      },
    },
    images: { type: 'array', items: text },
    evidence: { type: 'object' },
    startedAt: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$',
    },
    durationMs: { type: 'integer', minimum: 0 },
  },
} as const;
