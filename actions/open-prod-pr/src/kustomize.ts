/** The pinned kustomize, bound to a folder of this run. */
export interface Kustomize {
  readonly sha256: string;
  /**
   * `kustomize build` of a directory below `root`, without plugins, network or git.
   *
   * @returns the manifests as kustomize writes them
   * @throws `E_TOOL` when it fails or outlives its deadline
   */
  build(root: string, directory: string): Promise<string>;
}
