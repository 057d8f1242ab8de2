import { describeVectors } from './describe-vectors.ts';
import { OPENPGP_VECTORS } from './vectors/openpgp.ts';

describeVectors('the verdict over OpenPGP signatures', OPENPGP_VECTORS);
