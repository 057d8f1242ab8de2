import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { waitUntil, type Supervisor } from '../../supervisor/supervisor.ts';
import { toolPath } from '../../tools/tool-path.ts';
import type { KubernetesClient } from './client.ts';
import { programEnvironment, type ControlPlane } from './control-plane.ts';
import { installDefinitions, splitDocuments } from './custom-resources.ts';
import { parseObjects } from './documents.ts';
import type { KubernetesObject } from './object.ts';

/** Nodes without kubelets: pods that are scheduled on them live as the Stages of kwok say. */
export interface SimulatedNodes {
  /** From now on containers of these images, given without a digest, do not come up. */
  breakImages(images: readonly string[]): Promise<void>;
}

export interface NodesOptions {
  readonly dir: string;
  readonly supervisor: Supervisor;
  readonly client: KubernetesClient;
  readonly controlPlane: ControlPlane;
  /** A node in each. */
  readonly zones: readonly string[];
}

const ZONE = 'topology.kubernetes.io/zone';

/** Starts kwok with the stages that it publishes, and registers one node in each zone. */
export async function startNodes(options: NodesOptions): Promise<SimulatedNodes> {
  const { client, dir } = options;
  const program = await toolPath('kubernetes');
  const env = programEnvironment(dir);
  const { stdout } = await promisify(execFile)(program, ['kwok-stages'], { env });
  const [definition = '', ...stages] = splitDocuments(stdout);
  await installDefinitions(client, [definition]);
  for (const stage of stages.flatMap(parseObjects)) await client.apply(stage);
  const kwok = await options.supervisor.spawn(
    'kwok',
    program,
    [
      'kwok',
      `--kubeconfig=${options.controlPlane.kubeconfig}`,
      '--manage-all-nodes=true',
      '--cidr=10.244.0.0/16',
      '--node-ip=10.0.0.1',
      '--node-lease-duration-seconds=40',
      '--enable-crds=Stage',
    ],
    { cwd: dir, env },
  );
  for (const zone of options.zones) await client.apply(node(zone));
  await waitUntil(kwok, 60_000, async () => {
    const nodes = await client.list<Node>({ apiVersion: 'v1', kind: 'Node' });
    return nodes.every(isReady);
  });
  return {
    breakImages: async (images) => {
      await client.apply(brokenImages(images));
    },
  };
}

interface Node extends KubernetesObject {
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

function isReady({ status }: Node): boolean {
  return (
    status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') === true
  );
}

function node(zone: string): KubernetesObject {
  const capacity = { cpu: '16', memory: '64Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `node-${zone}`,
      labels: {
        'kubernetes.io/hostname': `node-${zone}`,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        [ZONE]: zone,
      },
    },
    status: { allocatable: capacity, capacity },
  };
}

/** Outweighs kwok's own stage for pods that are to become ready. */
function brokenImages(images: readonly string[]): KubernetesObject {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: 'pod-broken-image' },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: {
        matchExpressions: [
          { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
          { key: '.status.phase', operator: 'In', values: ['Pending'] },
          {
            key: '.spec.containers.[].image | sub("@.*$"; "")',
            operator: 'In',
            values: images,
          },
        ],
      },
      weight: 1_000_000,
      next: {
        statusTemplate: `
{{ $now := Now }}
phase: Running
startTime: {{ $now | Quote }}
conditions:
- { type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }} }
- { type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }} }
- { type: ContainersReady, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }} }
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  started: false
  restartCount: 3
  state:
    waiting: { reason: CrashLoopBackOff, message: the container exits with code 1 }
{{ end }}
`,
      },
    },
  };
}
