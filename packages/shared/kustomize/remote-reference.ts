const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** What kustomize’s RepoSpec takes for a repository (api/internal/git/repospec.go), and a bit more. */
const REPOSITORY =
  /^[^/]*@[^/]*[:/]|^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|ssh\.dev\.azure\.com)[/:]|\.git(?:[/?]|$)|\/_git\/|\/\/|[?&](?:ref|version|timeout|submodules)=/i;

/** Whether kustomize could take a reference for something that it has to fetch. */
export function isRemote(reference: string): boolean {
  return SCHEME.test(reference) || REPOSITORY.test(reference);
}
