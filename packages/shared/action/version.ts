/** The version of this release of gitops-actions; equal to the root package.json (a test compares). */
export const VERSION = '0.1.0';
