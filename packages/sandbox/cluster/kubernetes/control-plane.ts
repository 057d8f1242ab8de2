import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, waitForHttp, waitUntil, type Supervisor } from '../../supervisor/supervisor.ts';
import { toolPath } from '../../tools/tool-path.ts';
import { connectTo, type Endpoint } from './connection.ts';
import { writeKubeconfig } from './kubeconfig.ts';

/** A Kubernetes control plane without anything in it. */
export interface ControlPlane {
  readonly endpoint: Endpoint;
  /** For programs; the user may do everything. */
  readonly kubeconfig: string;
  /** For 127.0.0.1 and localhost. */
  readonly servingCertificate: { readonly certificateFile: string; readonly keyFile: string };
}

export interface ControlPlaneOptions {
  /** Folder for its state. */
  readonly dir: string;
  readonly supervisor: Supervisor;
}

const START_MS = 180_000;

/** What each program runs with: nothing of this machine. */
export function programEnvironment(dir: string): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', HOME: dir, TMPDIR: dir };
}

/** Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler on free ports. */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { dir, supervisor } = options;
  await mkdir(dir, { recursive: true });
  const program = await toolPath('kubernetes');
  const spawn = (name: string, args: readonly string[]) =>
    supervisor.spawn(name, program, [name, ...args], { cwd: dir, env: programEnvironment(dir) });

  const [etcdPort, peerPort, port] = [await freePort(), await freePort(), await freePort()];
  const etcdUrl = `http://127.0.0.1:${String(etcdPort)}`;
  const peerUrl = `http://127.0.0.1:${String(peerPort)}`;
  const etcd = await spawn('etcd', [
    `--data-dir=${join(dir, 'etcd')}`,
    `--listen-client-urls=${etcdUrl}`,
    `--advertise-client-urls=${etcdUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    '--unsafe-no-fsync', // the folder is removed in the end
    '--log-level=warn',
  ]);
  await waitForHttp({ url: `${etcdUrl}/health` }, etcd, START_MS);

  const keys = await writeServiceAccountKeys(dir);
  const token = randomBytes(24).toString('hex');
  const tokens = join(dir, 'tokens.csv');
  await writeFile(tokens, `${token},sandbox,sandbox,system:masters\n`, { mode: 0o600 });
  const certificates = join(dir, 'certificates');
  const apiserver = await spawn('kube-apiserver', [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${String(port)}`,
    `--cert-dir=${certificates}`,
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    `--service-account-key-file=${keys.publicFile}`,
    `--service-account-signing-key-file=${keys.privateFile}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--endpoint-reconciler-type=none', // a Service cannot point to 127.0.0.1
    '--profiling=false',
  ]);
  const url = `https://127.0.0.1:${String(port)}`;
  let endpoint: Endpoint = { url, certificateAuthority: '', token };
  await waitUntil(apiserver, START_MS, async () => {
    // The server makes its certificate when it starts.
    const certificate = await readFile(join(certificates, 'apiserver.crt'), 'utf8').catch(() => '');
    endpoint = { ...endpoint, certificateAuthority: certificate };
    return certificate !== '' && (await isReady(endpoint));
  });

  const kubeconfig = join(dir, 'kubeconfig');
  await writeKubeconfig(kubeconfig, endpoint);
  const common = [`--kubeconfig=${kubeconfig}`, '--leader-elect=false', '--bind-address=127.0.0.1'];
  await spawn('kube-controller-manager', [
    ...common,
    `--secure-port=${String(await freePort())}`,
    `--cert-dir=${join(dir, 'controller-manager')}`,
    `--service-account-private-key-file=${keys.privateFile}`,
    `--root-ca-file=${join(certificates, 'apiserver.crt')}`,
    // Without a kubelet there is nothing to wait for before an autoscaler believes a measurement.
    '--horizontal-pod-autoscaler-sync-period=2s',
    '--horizontal-pod-autoscaler-initial-readiness-delay=0s',
    '--horizontal-pod-autoscaler-cpu-initialization-period=1s',
    '--profiling=false',
  ]);
  await spawn('kube-scheduler', [
    ...common,
    `--secure-port=${String(await freePort())}`,
    `--cert-dir=${join(dir, 'scheduler')}`,
  ]);
  return {
    ...{ endpoint, kubeconfig },
    servingCertificate: {
      certificateFile: join(certificates, 'apiserver.crt'),
      keyFile: join(certificates, 'apiserver.key'),
    },
  };
}

async function isReady(endpoint: Endpoint): Promise<boolean> {
  const connection = connectTo(endpoint);
  try {
    return (await connection.send({ method: 'GET', path: '/readyz' })).status === 200;
  } catch {
    return false; // it does not listen yet
  } finally {
    connection.close();
  }
}

async function writeServiceAccountKeys(
  dir: string,
): Promise<{ readonly privateFile: string; readonly publicFile: string }> {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const [privateFile, publicFile] = [join(dir, 'accounts.key'), join(dir, 'accounts.pub')];
  await writeFile(privateFile, pair.privateKey, { mode: 0o600 });
  await writeFile(publicFile, pair.publicKey);
  return { privateFile, publicFile };
}
