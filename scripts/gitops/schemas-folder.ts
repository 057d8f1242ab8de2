import { join } from 'node:path';
import { ROOT } from '../setup/paths.ts';

/** The schemas that are committed: of the kinds of the tree, no others. */
export const SCHEMAS = join(ROOT, 'tools/kubeconform/schemas');
