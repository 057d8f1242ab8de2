import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  freePort,
  waitForHttp,
  type ManagedProcess,
  type Supervisor,
} from '../../supervisor/supervisor.ts';
import { toolPath } from '../../tools/tool-path.ts';
import { programEnvironment, type ControlPlane } from '../kubernetes/control-plane.ts';
import { writeKubeconfig } from '../kubernetes/kubeconfig.ts';
import { startRedis } from './redis.ts';
import { writeVerifyPrograms } from './verify-programs.ts';

export const ARGOCD_NAMESPACE = 'argocd';

/** Argo CD without its server: nobody logs in here. */
export interface SandboxArgoCd {
  /** OpenPGP keys that it knows from now on, armored, by key id; as the kubelet mounts argocd-gpg-keys-cm. */
  mountKeys(keys: Readonly<Record<string, string>>): Promise<void>;
}

export interface ArgoCdOptions {
  /** Folder for its state; short, because sockets lie in it. */
  readonly dir: string;
  readonly supervisor: Supervisor;
  readonly controlPlane: ControlPlane;
  /** Those that are known from the start. */
  readonly keys: Readonly<Record<string, string>>;
}

const START_MS = 120_000;

/** Starts redis, the repository server, the application controller and the notifications controller. */
export async function startArgoCd(options: ArgoCdOptions): Promise<SandboxArgoCd> {
  const { dir, supervisor, controlPlane } = options;
  const at = async (name: string): Promise<string> => {
    await mkdir(join(dir, name), { recursive: true, mode: 0o700 });
    return join(dir, name);
  };
  const kubeconfig = join(await at('.'), 'kubeconfig');
  await writeKubeconfig(kubeconfig, controlPlane.endpoint, ARGOCD_NAMESPACE);
  const keyFolder = await at('keys');
  const mountKeys = async (keys: Readonly<Record<string, string>>): Promise<void> => {
    for (const [id, key] of Object.entries(keys)) await writeFile(join(keyFolder, id), key);
  };
  await mountKeys(options.keys);

  const program = await toolPath('argocd');
  const programs = [
    await writeVerifyPrograms(await at('bin')),
    dirname(program), // git asks `argocd` for the password
    dirname(await toolPath('kustomize')),
  ];
  const base = programEnvironment(await at('tmp'));
  const env = {
    ...base,
    PATH: [...programs, base['PATH'] ?? ''].join(':'),
    KUBECONFIG: kubeconfig,
    // `https://kubernetes.default.svc` is the cluster of the kubeconfig.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_TLS_DATA_PATH: await at('tls'),
    ARGOCD_SSH_DATA_PATH: await at('ssh'),
    ARGOCD_GPG_DATA_PATH: keyFolder,
    ARGOCD_GNUPGHOME: await at('gnupg'),
    ARGOCD_PLUGINSOCKFILEPATH: await at('plugins'),
    ARGOCD_ASK_PASS_SOCK: join(dir, 'ask.sock'),
    ARGOCD_GIT_MODULES_ENABLED: 'false',
    ARGOCD_RECONCILIATION_TIMEOUT: '60s', // as argocd-cm says; who pushes asks for a refresh
    ARGOCD_RECONCILIATION_JITTER: '0s',
    ARGOCD_APPLICATION_CONTROLLER_SELF_HEAL_TIMEOUT_SECONDS: '1',
  };
  const spawn = (name: string, args: readonly string[]): Promise<ManagedProcess> =>
    supervisor.spawn(name, program, [...args, '--logformat=text'], {
      cwd: dir,
      env: { ...env, ARGOCD_BINARY_NAME: name },
    });

  const redis = `127.0.0.1:${String(await startRedis(await at('redis'), supervisor))}`;
  const [port, metricsPort] = [await freePort(), await freePort()];
  const repoServer = await spawn('argocd-repo-server', [
    '--address=127.0.0.1',
    `--port=${String(port)}`,
    '--metrics-address=127.0.0.1',
    `--metrics-port=${String(metricsPort)}`,
    `--redis=${redis}`,
    '--disable-tls',
  ]);
  await waitForHttp(
    { url: `http://127.0.0.1:${String(metricsPort)}/healthz?full=true` },
    repoServer,
    START_MS,
  );
  const controllerPort = await freePort();
  const controller = await spawn('argocd-application-controller', [
    `--redis=${redis}`,
    `--repo-server=127.0.0.1:${String(port)}`,
    '--repo-server-plaintext',
    `--metrics-port=${String(controllerPort)}`,
  ]);
  await spawn('argocd-notifications', [
    `--argocd-repo-server=127.0.0.1:${String(port)}`,
    '--argocd-repo-server-plaintext',
    `--metrics-port=${String(await freePort())}`,
  ]);
  await waitForHttp(
    { url: `http://127.0.0.1:${String(controllerPort)}/healthz` },
    controller,
    START_MS,
  );
  return { mountKeys };
}
