import { describeVectors } from './describe-vectors.ts';
import { RULE_VECTORS } from './vectors/rules.ts';

describeVectors('the verdict over rules and merges', RULE_VECTORS);
