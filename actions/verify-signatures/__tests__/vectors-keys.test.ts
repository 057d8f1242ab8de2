import { describeVectors } from './describe-vectors.ts';
import { KEY_VECTORS } from './vectors/keys.ts';

describeVectors('the verdict over keys and ranges', KEY_VECTORS);
