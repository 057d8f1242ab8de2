import { describeVectors } from './describe-vectors.ts';
import { ARMOR_VECTORS } from './vectors/armor.ts';
import { OBJECT_VECTORS } from './vectors/objects.ts';

describeVectors('the verdict over commits that two readers could read differently', [
  ...OBJECT_VECTORS,
  ...ARMOR_VECTORS,
]);
