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
      .filter(([, job]) => /\b(always|failure|cancelled)\s*\(/.test(text(job['if'])))
      .filter(([, job]) => Object.keys(map(job['permissions'])).length > 0 || holdsSecret(job))
      .map(([id]) => `job ${id}: runs after failures and holds permissions or secrets`);
  },

  'writers of images and commits run in an environment, readers in none'(
    workflow: Workflow,
  ): string[] {
    if (map(workflow.root['on'])['workflow_call'] === undefined) return [];
    return [...workflow.jobs].flatMap(([id, job]) => {
      const actions = steps(job).map((step) => ownAction(text(step['uses'])) ?? '');
      const writer = actions.some((name) => /^(build-image|bump-kustomize)$/.test(name));
      const reader = actions.some((name) => /^(trivy-scan|verify-signatures)$/.test(name));
      const has = job['environment'] !== undefined;
      if (writer && !has) return [`job ${id}: writes without an environment`];
      if (reader && has) return [`job ${id}: reads, so it must have no environment`];
      if (!has && holdsSecret(job)) return [`job ${id}: uses a secret outside an environment`];
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

function writesGit(job: YamlMap): boolean {
  return (
    level(job, 'contents') === 2 || /app-private-key|APP_PRIVATE_KEY/.test(JSON.stringify(job))
  );
}
