import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import type { BranchStore } from '@gitops-actions/shared/github/branch-store.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import type { Relation } from '@gitops-actions/shared/promotion/order.ts';
import { readInputs, type Inputs } from '../src/inputs.ts';
import type { BumpDeps, Target } from '../src/deps.ts';
import type { Worktree } from '../src/worktree.ts';

export const REPOSITORY = 'localhost:5000/acme/web';
export const OVERLAY = '.gitops/overlays/dev';
export const FILE = `${OVERLAY}/kustomization.yaml`;
export const commit = (digit: string): string => digit.repeat(40);
export const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
/** A line of the images list, made of the source commit that the digit names. */
export const line = (digit: string, name = 'web', repository = REPOSITORY): string =>
  `${name}=${repository}:dev-${commit(digit)}@${digest(digit)}`;

/** An overlay as people write it. */
export const overlay = (tag: string, deployed?: string): string => `# dev
resources:
  - ../../base
images:
  - name: web # the application
    newName: ${REPOSITORY}
    newTag: ${tag}
${deployed === undefined ? '' : `    digest: ${deployed}\n`}`;

export function inputs(given: Readonly<Record<string, string>> = {}): Inputs {
  const all: Record<string, string> = { images: line('2'), overlays: OVERLAY, ...given };
  return readInputs(
    createInputReader(
      (name) => all[name] ?? '',
      () => undefined,
    ),
  );
}

function unused(): never {
  throw new Error('unused');
}

const NO_WORKTREE: Worktree = {
  kindOf: unused,
  read: unused,
  write: () => Promise.reject(new Error('unused')),
};

/** A target whose history nobody asks for. */
export const NO_HISTORY: Pick<Target, 'readAt' | 'history' | 'objects' | 'signatures'> = {
  // Nothing stands beside the overlay, so that what its entries touch is not known.
  readAt: (headOid) => Promise.resolve({ headOid, files: new Map() }),
  history: () => Promise.reject(new Error('unused')),
  objects: () => Promise.reject(new Error('unused')),
  signatures: () => Promise.reject(new Error('unused')),
};

/** Source commits are ordered by the digit that they consist of, `f` stands beside all others. */
function relationOf(base: string, head: string): Relation {
  if (base === head) return 'identical';
  if (base.startsWith('f') || head.startsWith('f')) return 'diverged';
  return head > base ? 'ahead' : 'behind';
}

export interface Fakes {
  readonly deps: BumpDeps;
  readonly compared: string[];
  readonly said: string[];
  readonly warned: string[];
}

/** A branch beside which the default branch holds this policy, or none. */
function governed(store: BranchStore, policy?: () => string | undefined): BranchStore {
  return {
    ...store,
    read: async (paths) => {
      const text = policy?.();
      const bytes = Buffer.from(text ?? '');
      const file = { mode: '100644', blobOid: '', bytes };
      const trusted = new Map(text === undefined ? [] : [[POLICY_PATH, file]]);
      return { ...(await store.read(paths)), trusted };
    },
  };
}

export function fakes(
  given: BranchStore | undefined,
  worktree: Worktree = NO_WORKTREE,
  policy?: () => string | undefined,
): Fakes {
  const store = given && governed(given, policy);
  const compared: string[] = [];
  const said: string[] = [];
  const warned: string[] = [];
  return {
    compared,
    said,
    warned,
    deps: {
      target: store && {
        repository: 'acme/warehouse-network',
        branch: 'dev',
        store,
        ...NO_HISTORY,
      },
      worktree,
      compare: (base, head) => {
        compared.push(`${base[0] ?? ''}...${head[0] ?? ''}`);
        return Promise.resolve(relationOf(base, head));
      },
      message: {
        sourceRepository: 'acme/warehouse-network',
        sourceRun: 'https://github.test/acme/warehouse-network/actions/runs/1/attempts/1',
      },
      today: '2026-11-23',
      budget: createWaitBudget(3_600_000, () => Promise.resolve()),
      random: () => 0.5,
      log: {
        debug: () => undefined,
        info: (message) => {
          said.push(message);
        },
        warning: (message) => {
          warned.push(message);
        },
      },
      registry: () => Promise.reject(new Error('unused')),
      saveDiff: () => Promise.resolve('/tmp/changes.diff'),
      requests: () => 3,
    },
  };
}
