import type { ActionError } from '../action/action-error.ts';
import { globDefect } from './glob.ts';
import type { Policy, SigningPolicy } from './policy.ts';
import type { YamlPath } from './policy-yaml.ts';
import { prefixDefect } from './registry-rules.ts';

/** Makes the error for a mistake at a place of the file. */
type Refuse = (path: YamlPath, reason: string) => ActionError;

/**
 * What a schema cannot say: names must exist, globs must be able to match, no name may mean two
 * things.
 *
 * @throws what `refuse` makes, for the first mistake
 */
export function checkPolicy(policy: Policy, refuse: Refuse): void {
  if (policy.signing) checkSigning(policy.signing, refuse);
  checkGlobs(['promotion', 'trust-paths'], policy.promotion.trustPaths, refuse);
  policy.registries.forEach((rule, index) => {
    checkGlobs(['registries', index, 'overlays'], rule.overlays, refuse);
    rule.prefixes.forEach((prefix, at) => {
      const defect = prefixDefect(prefix);
      if (defect === undefined) return;
      throw refuse(['registries', index, 'prefixes', at], `the prefix \`${prefix}\` ${defect}`);
    });
  });
}

function checkSigning(signing: SigningPolicy, refuse: Refuse): void {
  checkIdentities(signing, refuse);
  for (const [team, members] of signing.teams) {
    if (signing.people.has(team)) {
      throw refuse(['signing', 'teams', team], `\`${team}\` is the name of a person already`);
    }
    members.forEach((member, index) => {
      if (!signing.people.has(member)) {
        throw refuse(['signing', 'teams', team, index], `\`${member}\` is not listed in people`);
      }
    });
  }
  const names = (path: YamlPath, signers: readonly string[]): void => {
    signers.forEach((name, index) => {
      if (!signing.people.has(name) && !signing.teams.has(name)) {
        throw refuse([...path, index], `\`${name}\` is neither a person nor a team`);
      }
    });
  };
  signing.rules.forEach((rule, index) => {
    checkGlobs(['signing', 'rules', index, 'paths'], rule.paths, refuse);
    checkGlobs(['signing', 'rules', index, 'branches'], rule.branches ?? [], refuse);
    names(['signing', 'rules', index, 'signers'], rule.signers);
  });
  signing.tags.forEach((rule, index) => {
    checkGlobs(['signing', 'tags', index], [rule.pattern], refuse);
    names(['signing', 'tags', index, 'signers'], rule.signers);
    names(['signing', 'tags', index, 'hotfix'], rule.hotfix ?? []);
  });
  signing.exempt.forEach(({ commit }, index) => {
    if (signing.exempt.findIndex((other) => other.commit === commit) === index) return;
    throw refuse(['signing', 'exempt', index], `\`${commit}\` is exempted twice`);
  });
  if (signing.pipeline) {
    const path: YamlPath = ['signing', 'pipeline'];
    checkGlobs([...path, 'overlays'], signing.pipeline.overlays, refuse);
    if (signing.github.keys.length === 0) {
      throw refuse(path, 'needs `signing.github.keys`: GitHub signs the commits of the pipeline');
    }
  }
  if (signing.github.webFlow !== 'deny' && signing.github.keys.length === 0) {
    throw refuse(['signing', 'github', 'web-flow'], 'needs `signing.github.keys`');
  }
}

/** Identities need the root that says whom to believe, and each of them is one person’s. */
function checkIdentities({ people, sigstore }: SigningPolicy, refuse: Refuse): void {
  const owners = new Map<string, string>();
  for (const [name, { keys }] of people) {
    keys.forEach((key, index) => {
      if (key.type !== 'gitsign') return;
      const path: YamlPath = ['signing', 'people', name, 'keys', index];
      if (sigstore === undefined) throw refuse(path, 'needs `signing.sigstore.trusted-root`');
      const id = `${key.identity} (${key.issuer})`;
      const owner = owners.get(id);
      if (owner !== undefined) throw refuse(path, `\`${id}\` is listed already, for ${owner}`);
      owners.set(id, name);
    });
  }
}

function checkGlobs(path: YamlPath, patterns: readonly string[], refuse: Refuse): void {
  patterns.forEach((pattern, index) => {
    const defect = globDefect(pattern);
    if (defect !== undefined) throw refuse([...path, index], `the glob \`${pattern}\` ${defect}`);
  });
}
