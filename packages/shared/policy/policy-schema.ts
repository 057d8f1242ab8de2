import { SEVERITIES } from './policy.ts';

const text = { type: 'string', minLength: 1 } as const;
const commit = { type: 'string', pattern: '^([0-9a-f]{40}|[0-9a-f]{64})$' } as const;
const name = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$' } as const;
/** Printable ASCII but `*`: identities are compared, never matched. */
const exact = { type: 'string', pattern: '^[\\x21-\\x29\\x2b-\\x7e]+$' } as const;
const someTexts = { type: 'array', minItems: 1, items: text } as const;
const someNames = { type: 'array', minItems: 1, items: name } as const;
const repository = {
  type: 'string',
  pattern: '^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}$',
} as const;
const openpgp = {
  type: 'string',
  pattern: '^-----BEGIN PGP PUBLIC KEY BLOCK-----\\r?\\n',
} as const;

/** Nothing that OpenSSH's lists of principals would take for a pattern, a negation or a separator. */
const principal = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9@._+:/=-]{0,254}$',
} as const;

const closed = <P extends object>(
  required: readonly string[],
  properties: P,
): {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: P;
} => ({ type: 'object', additionalProperties: false, required, properties });

/** JSON Schema (2020-12) of `.github/gitops-policy.yml`; unknown keys are refused everywhere. */
export const POLICY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...closed(['schema'], {
    schema: { const: 1 },
    signing: closed(['trust-root', 'people'], {
      'trust-root': commit,
      people: {
        type: 'object',
        minProperties: 1,
        propertyNames: name,
        additionalProperties: closed(['keys'], {
          emails: {
            type: 'array',
            minItems: 1,
            items: { type: 'string', pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
          },
          keys: {
            type: 'array',
            minItems: 1,
            items: {
              ...closed([], {
                ssh: text,
                'user-verified': { type: 'boolean' },
                'ssh-authority': text,
                principals: { type: 'array', minItems: 1, uniqueItems: true, items: principal },
                openpgp,
                gitsign: closed(['identity', 'issuer'], { identity: exact, issuer: exact }),
                until: { type: 'array', minItems: 1, items: commit },
                reason: { enum: ['retired', 'compromised'] },
              }),
              oneOf: [
                { required: ['ssh'] },
                { required: ['ssh-authority'] },
                { required: ['openpgp'] },
                { required: ['gitsign'] },
              ],
              dependentRequired: {
                reason: ['until'],
                'user-verified': ['ssh'],
                'ssh-authority': ['principals'],
                principals: ['ssh-authority'],
              },
            },
          },
        }),
      },
      pipeline: closed(['app', 'overlays'], {
        app: closed(['slug', 'user-id'], {
          slug: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
          'user-id': { type: 'integer', minimum: 1 },
        }),
        overlays: someTexts,
      }),
      github: closed([], {
        'web-flow': { enum: ['deny', 'merges-only', 'allow'] },
        keys: { type: 'array', items: closed(['openpgp'], { openpgp }) },
      }),
      sigstore: closed(['trusted-root'], { 'trusted-root': text }),
      teams: { type: 'object', propertyNames: name, additionalProperties: someNames },
      rules: {
        type: 'array',
        items: closed(['paths', 'signers'], {
          paths: someTexts,
          branches: someTexts,
          signers: someNames,
        }),
      },
      tags: {
        type: 'array',
        items: closed(['pattern', 'signers'], {
          pattern: text,
          signers: someNames,
          hotfix: someNames,
        }),
      },
      exempt: { type: 'array', items: closed(['commit', 'reason'], { commit, reason: text }) },
    }),
    scan: closed([], {
      'fail-on': {
        oneOf: [
          { const: 'none' },
          { type: 'array', minItems: 1, uniqueItems: true, items: { enum: [...SEVERITIES] } },
        ],
      },
      'ignore-unfixed': { type: 'boolean' },
      'max-db-age': { type: 'string', pattern: '^\\d{1,9}[smhd]$' },
    }),
    promotion: closed([], {
      'deny-digests': {
        type: 'array',
        items: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
      },
      'trust-paths': { type: 'array', items: text },
    }),
    registries: {
      type: 'array',
      items: closed(['overlays', 'prefixes'], {
        overlays: someTexts,
        prefixes: someTexts,
        sources: { type: 'array', minItems: 1, items: repository },
      }),
    },
  }),
} as const;
