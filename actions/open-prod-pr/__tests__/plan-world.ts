import { join } from 'node:path';
import {
  createTestRepository,
  temporaryDirectory,
  type Files,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { gitEnvironment } from '@gitops-actions/shared/git/git-environment.ts';
import { createGitObjects, type GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import type { RunProcess } from '@gitops-actions/shared/process/run-process.ts';
import { planRelease } from '../src/plan/plan.ts';
import type { PlanDeps, PlanRequest } from '../src/plan/plan-request.ts';
import type { PlanVerdict } from '../src/release.ts';
import { createResidentGit } from './resident-git.ts';

export const STAGING = '.gitops/overlays/staging/kustomization.yaml';
export const PROD = '.gitops/overlays/prod/kustomization.yaml';
export const REPOSITORY = 'acme/warehouse-network';
export const APP = '12345678+acme-gitops[bot]@users.noreply.github.com';
export const APP_AUTHOR = `acme-gitops[bot] <${APP}>`;
const WEB_FLOW = 'GitHub <noreply@github.com>';

/** An `images` entry: `tag` or `tag@digest`, by name. */
export type Images = Readonly<Record<string, string>>;

/** `sha256:` and 64 times one hex digit pair. */
export function digest(seed: string): string {
  return `sha256:${seed.repeat(64).slice(0, 64)}`;
}

/** A kustomization with these images, each in the environment's registry. */
export function kustomization(environment: string, images: Images, note = ''): string {
  const entries = Object.entries(images).flatMap(([name, value]) => {
    const [tag = '', pinned] = value.split('@');
    return [
      `  # ${name}: written by the pipeline`,
      `  - name: ${name}`,
      `    newName: registry.test/acme/warehouse-${environment}/${name}`,
      `    newTag: ${tag}`,
      ...(pinned === undefined ? [] : [`    digest: ${pinned}`]),
      `  # end of ${name}`,
      '',
    ];
  });
  return ['resources:', '  - ../../base', `# ${note}`, '', '', '', 'images:', ...entries, ''].join(
    '\n',
  );
}

export interface BumpOptions {
  readonly parent: string;
  readonly files: Files;
  /** What the trailer `Source-Commit` names. */
  readonly of: string;
  readonly author?: string;
  readonly repository?: string;
  readonly rollsBack?: string;
  /** Default true: GitHub calls its signature valid and its own. */
  readonly signed?: boolean;
}

export interface World {
  readonly repo: TestRepository;
  readonly objects: GitObjects;
  /** What GitHub says of commits. */
  readonly signed: Set<string>;
  bump(options: BumpOptions): string;
  commit(options: Parameters<TestRepository['commit']>[0]): string;
  treeOf(commit: string): string;
  /** A tag object. */
  tag(name: string, target: string, options?: { message?: string; signed?: boolean }): string;
  plan(
    request: Partial<PlanRequest> & Pick<PlanRequest, 'refs' | 'tag'>,
    deps?: Partial<PlanDeps>,
  ): Promise<PlanVerdict>;
}

export const POLICY: Policy = {
  schema: 1,
  signing: {
    trustRoot: '0'.repeat(40),
    people: new Map(),
    pipeline: {
      app: { slug: 'acme-gitops', userId: 12345678 },
      overlays: ['.gitops/overlays/*'],
    },
    github: { webFlow: 'merges-only', keys: [] },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  },
  scan: {},
  promotion: { denyDigests: [digest('bad')], trustPaths: ['.github/**'] },
  registries: [],
};

/** A signature nobody checks here: verify-signatures did. */
const ARMOR = '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n';

/** A clock that ticks a minute for every commit. */
let minutes = 0;

/** Repositories in one temporary directory, and plans over them. */
export function createWorlds(): { create(): World; remove(): void } {
  const scratch = temporaryDirectory();
  const gits: { close(): void }[] = [];
  return {
    create() {
      const git = createResidentGit();
      gits.push(git);
      return createWorld(join(scratch.path, String(gits.length)), git.run);
    },
    remove: () => {
      for (const git of gits) git.close();
      scratch.remove();
    },
  };
}

function createWorld(dir: string, run: RunProcess): World {
  const repo = createTestRepository(dir);
  const objects = createGitObjects({
    run,
    git: findGit(process.env['PATH'] ?? '', '/nowhere'),
    gitDir: join(dir, '.git'),
    env: gitEnvironment(process.env),
    hexLength: 40,
  });
  const signed = new Set<string>();
  const commit: World['commit'] = (options) => {
    minutes += 1;
    return repo.commit({ date: `${1_750_000_000 + minutes * 60} +0000`, ...options });
  };
  return {
    repo,
    objects,
    signed,
    commit,
    treeOf: (oid) => repo.tree(oid, {}),
    bump({ parent, files, of, author = APP_AUTHOR, rollsBack, signed: good = true, ...more }) {
      const trailers = [
        `Source-Repository: ${more.repository ?? REPOSITORY}`,
        `Source-Commit: ${of}`,
        'Source-Run: https://github.test/acme/warehouse-network/actions/runs/1',
        ...(rollsBack === undefined ? [] : [`Rolls-Back: ${rollsBack}`]),
      ];
      const message = `deploy\n\n${trailers.join('\n')}`;
      const oid = commit({ parents: [parent], files, author, committer: WEB_FLOW, message });
      if (good) signed.add(oid);
      return oid;
    },
    tag(name, target, { message = 'release', signed: armored = true } = {}) {
      const head = `object ${target}\ntype commit\ntag ${name}\ntagger Alice <alice@acme.test> 1750000000 +0000\n`;
      return repo.write(`${head}\n${message}\n${armored ? ARMOR : ''}`, 'tag');
    },
    plan: (request, deps = {}) =>
      planRelease(
        {
          sourceRepository: REPOSITORY,
          repository: REPOSITORY,
          overlay: '.gitops/overlays/prod',
          stagingOverlay: '.gitops/overlays/staging',
          stagingBranch: 'staging',
          base: 'main',
          allowDowngrade: false,
          ...request,
        },
        {
          source: objects,
          gitops: objects,
          policy: POLICY,
          gitopsPolicy: POLICY,
          bumpSignatures: (oids) =>
            Promise.resolve(new Map(oids.map((oid) => [oid, signed.has(oid)]))),
          tagCommit: () => Promise.resolve(undefined),
          log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
          ...deps,
        },
      ),
  };
}

/** The codes of a verdict, sorted; none: it is a release. */
export function codesOf(verdict: PlanVerdict): readonly string[] {
  return verdict.ok ? [] : [...new Set(verdict.refusals.map(({ code }) => code))].sort();
}
