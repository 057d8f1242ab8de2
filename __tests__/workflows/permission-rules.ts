import { map, steps, text, type Own, type Workflow, type YamlMap } from './load-workflow.ts';
import { ownAction, ownWorkflow } from './uses.ts';

const LEVEL: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** Rules about who may do what; each returns its violations. */
export const PERMISSION_RULES = {
  'nothing is granted at the top'(workflow: Workflow): string[] {
    const top = workflow.root['permissions'];
    const empty = typeof top === 'object' && top !== null && Object.keys(top).length === 0;
    return empty ? [] : ['top-level `permissions: {}` is missing'];
  },

  'every job names its permissions one by one'(workflow: Workflow): string[] {
    return [...workflow.jobs].flatMap(([id, job]) => {
      const granted = job['permissions'];
      if (typeof granted !== 'object' || granted === null) return [`job ${id}: no permissions map`];
      return Object.entries(granted)
        .filter(([, level]) => LEVEL[text(level)] === undefined)
        .map(([scope]) => `job ${id}: ${scope} is neither read, write nor none`);
    });
  },

  'no job holds both a cloud identity and Git write access'(workflow: Workflow): string[] {
    return [...workflow.jobs]
      .filter(([, job]) => job['uses'] === undefined) // a caller's grant is not an identity
      .filter(([, job]) => level(job, 'id-token') === 2 && writesGit(job))
      .map(([id]) => `job ${id}: id-token: write beside Git write access`);
  },

  'a caller grants exactly what the called jobs ask for'(workflow: Workflow, own: Own): string[] {
    return [...workflow.jobs].flatMap(([id, job]) => {
      const file = ownWorkflow(text(job['uses']));
      const callee = file === undefined ? undefined : own.workflow(file);
      if (callee === undefined) return [];
      const asked = new Map<string, number>();
      for (const inner of callee.jobs.values()) {
        for (const [scope, value] of Object.entries(map(inner['permissions']))) {
          asked.set(scope, Math.max(asked.get(scope) ?? 0, LEVEL[text(value)] ?? 2));
        }
      }
      const missing = [...asked]
        .filter(([scope, wanted]) => level(job, scope) < wanted)
        .map(([scope]) => `job ${id}: ${text(job['uses'])} asks for more ${scope}`);
      const excess = Object.keys(map(job['permissions']))
        .filter((scope) => level(job, scope) > (asked.get(scope) ?? 0))
        .map((scope) => `job ${id}: ${scope} is granted and never asked for`);
      return [...missing, ...excess];
    });
  },

  'jobs that always run hold nothing'(workflow: Workflow): string[] {
    return [...workflow.jobs]
      .filter(([, job]) => /\balways\s*\(/.test(text(job['if'])))
      .filter(([, job]) => Object.keys(map(job['permissions'])).length > 0 || holdsSecret(job))
      .map(([id]) => `job ${id}: runs after failures and holds permissions or secrets`);
  },

  'writers of images and commits run in an environment, readers in none'(
    workflow: Workflow,
  ): string[] {
    if (map(workflow.root['on'])['workflow_call'] === undefined) return [];
    return [...workflow.jobs].flatMap(([id, job]) => {
      const kinds = new Set(steps(job).map(kindOf));
      const has = job['environment'] !== undefined;
      if (kinds.has('writer') && !has) return [`job ${id}: writes without an environment`];
      if (kinds.has('reader') && has) return [`job ${id}: reads, so it must have no environment`];
      if (kinds.has('trial') && (has || level(job, 'id-token') > 0)) {
        return [`job ${id}: only tries a recipe, so it must have no identity`];
      }
      if (kinds.has('planner')) return planner(id, job);
      const secrets = secretsOf(job).filter(
        (name) => !kinds.has('trial') || name !== BUILD_SECRETS,
      );
      if (!has && secrets.length > 0) return [`job ${id}: uses a secret outside an environment`];
      return [];
    });
  },

  'no secret is inherited'(workflow: Workflow): string[] {
    return [...workflow.jobs]
      .filter(([, job]) => job['secrets'] === 'inherit')
      .map(([id]) => `job ${id}: secrets: inherit`);
  },
} as const;

function level(job: YamlMap, scope: string): number {
  return LEVEL[text(map(job['permissions'])[scope])] ?? 0;
}

function holdsSecret(job: YamlMap): boolean {
  return job['uses'] === undefined && /\bsecrets\s*[.[]/.test(JSON.stringify(job));
}

/** Any right to write to GitHub counts: who may change a pull request may change what it proves. */
function writesGit(job: YamlMap): boolean {
  const scopes = Object.keys(map(job['permissions'])).filter((scope) => scope !== 'id-token');
  return (
    scopes.some((scope) => level(job, scope) === 2) ||
    /app-private-key|APP_PRIVATE_KEY/.test(JSON.stringify(job))
  );
}

/** Where the overlays are in a repository of their own, and only there, a plan needs the App's key. */
const ELSEWHERE = "inputs.gitops-repository != ''";
const PLANS_IN = `\${{ ${ELSEWHERE} && inputs.github-environment || '' }}`;
const PLANS_WITH = `\${{ ${ELSEWHERE} && secrets.APP_PRIVATE_KEY || '' }}`;

function planner(id: string, job: YamlMap): string[] {
  const environment = job['environment'];
  const keys = JSON.stringify(job).split(PLANS_WITH).length - 1;
  if (environment === undefined && secretsOf(job).length === 0) return [];
  if (environment === PLANS_IN && secretsOf(job).length === keys) return [];
  return [`job ${id}: plans with more than a repository of its own asks for`];
}

/** Caller's secrets of a build: a recipe that is only tried gets what the same code gets anyway. */
const BUILD_SECRETS = 'build-secrets';

type Kind = 'writer' | 'reader' | 'trial' | 'planner' | 'other';

/** What a step is to GitHub's environments. */
function kindOf(step: YamlMap): Kind {
  const given = map(step['with']);
  const mode = text(given['mode']);
  const action = ownAction(text(step['uses']));
  if (action === 'bump-kustomize') {
    return given['dry-run'] === true || mode === 'verify' ? 'reader' : 'writer';
  }
  if (action === 'build-image') return given['dry-run'] === true ? 'trial' : 'writer';
  if (action === 'verify-signatures' || action === 'trivy-scan') return 'reader';
  if (action !== 'open-prod-pr') return 'other';
  return mode === 'plan' ? 'planner' : mode === 'withdraw' ? 'reader' : 'writer';
}

function secretsOf(job: YamlMap): readonly string[] {
  const source = JSON.stringify(job);
  return [...source.matchAll(/\bsecrets\s*[.[]\s*['"]?([\w-]*)/g)].map((match) => match[1] ?? '');
}
