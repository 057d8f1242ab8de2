import { describeVectors } from './describe-vectors.ts';
import { TAG_VECTORS } from './vectors/tags.ts';

describeVectors('the verdict over tags', TAG_VECTORS);
