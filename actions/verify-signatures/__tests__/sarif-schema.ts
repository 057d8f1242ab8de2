/**
 * The part of SARIF 2.1.0 that the action writes, closed: a name that the specification does not know
 * at its place, or one that this does not know, is a mistake. Numbers are sections of sarif-v2.1.0.
 */
const closed = (
  required: readonly string[],
  properties: Readonly<Record<string, object>>,
): object => ({ type: 'object', additionalProperties: false, required, properties });

const text = { type: 'string', minLength: 1 } as const;
const list = (items: object): object => ({ type: 'array', items });
/** 3.11, as plain text: braces only in pairs of the same, no embedded link. */
const message = closed(['text'], {
  text: { ...text, pattern: '^(?:[^{}]|\\{\\{|\\}\\})*$', not: { pattern: '\\]\\(' } },
});
const level = { enum: ['none', 'note', 'warning', 'error'] };
const index = { type: 'integer', minimum: 0 };

/** 3.49 */
const rule = closed(['id', 'shortDescription', 'help', 'defaultConfiguration'], {
  id: { type: 'string', pattern: '^E_[A-Z_]+$' },
  shortDescription: message,
  help: message,
  defaultConfiguration: closed(['level'], { level }),
});

/** 3.28, 3.29, 3.33 */
const location = closed(['physicalLocation', 'logicalLocations'], {
  physicalLocation: closed(['artifactLocation', 'region'], {
    artifactLocation: closed(['uri', 'uriBaseId'], {
      uri: { type: 'string', format: 'uri-reference' },
      uriBaseId: { const: '%SRCROOT%' },
    }),
    region: closed(['startLine'], { startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: list(
    closed(['fullyQualifiedName', 'kind'], { fullyQualifiedName: text, kind: text }),
  ),
});

/** 3.27 */
const result = closed(
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
  {
    ...{ ruleId: text, ruleIndex: index, level, message },
    locations: { ...list(location), minItems: 1, maxItems: 1 },
    partialFingerprints: { type: 'object', additionalProperties: text },
  },
);

/** 3.13, 3.14 */
export const SARIF_SCHEMA = closed(['$schema', 'version', 'runs'], {
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: {
    ...{ minItems: 1, maxItems: 1 },
    ...list(
      closed(['tool', 'automationDetails', 'columnKind', 'results'], {
        tool: closed(['driver'], {
          driver: closed(['name', 'semanticVersion', 'rules'], {
            ...{ name: text, semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' } },
            rules: { ...list(rule), uniqueItems: true },
          }),
        }),
        automationDetails: closed(['id'], { id: text }),
        columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
        versionControlProvenance: list(
          closed(['repositoryUri', 'revisionId'], {
            repositoryUri: { type: 'string', format: 'uri' },
            revisionId: text,
          }),
        ),
        results: { ...list(result), maxItems: 5_000 },
      }),
    ),
  },
});
