/** What a buildkitd.toml of the sandbox is made of. */
export interface BuildkitdSettings {
  readonly root: string;
  readonly socketPath: string;
  /** Absolute path of the OCI runtime. */
  readonly runc: string;
  /** Parent of the builds' cgroups. */
  readonly cgroup: string;
  /** Host of the registry that stands in for Docker Hub. */
  readonly mirror: string;
}

/**
 * The text of buildkitd.toml
 * (https://docs.docker.com/build/buildkit/toml-configuration/). No garbage collection: the state
 * lives as long as the sandbox. `auto` takes the overlayfs snapshotter where the kernel allows it
 * on this filesystem, `native` elsewhere.
 */
export function buildkitdConfig(settings: BuildkitdSettings): string {
  const { root, socketPath, runc, cgroup, mirror } = settings;
  const text = (value: string): string => JSON.stringify(value); // a TOML basic string
  return `root = ${text(root)}

[log]
  level = "warn"

[grpc]
  address = [ ${text(`unix://${socketPath}`)} ]

[otel]
  socketPath = ${text(`${root}/otel-grpc.sock`)}

[cdi]
  disabled = true

[worker.oci]
  enabled = true
  snapshotter = "auto"
  networkMode = "host"
  gc = false
  binary = ${text(runc)}
  defaultCgroupParent = ${text(cgroup)}

[worker.containerd]
  enabled = false

[registry."docker.io"]
  mirrors = [ ${text(mirror)} ]

[registry.${text(mirror)}]
  http = true
`;
}
