import { describeVectors } from './describe-vectors.ts';
import { GITHUB_VECTORS } from './vectors/github.ts';
import { REGISTRY_VECTORS } from './vectors/registries.ts';

describeVectors('the verdict over what GitHub signs', GITHUB_VECTORS);
describeVectors('the verdict over where a bump’s image comes from', REGISTRY_VECTORS);
