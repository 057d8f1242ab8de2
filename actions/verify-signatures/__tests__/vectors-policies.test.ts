import { describeVectors } from './describe-vectors.ts';
import { POLICY_VECTORS } from './vectors/policies.ts';

describeVectors('the verdict over policies', POLICY_VECTORS);
