import { describeVectors } from './describe-vectors.ts';
import { CLONE_VECTORS } from './vectors/clones.ts';

describeVectors('the verdict over clones', CLONE_VECTORS);
