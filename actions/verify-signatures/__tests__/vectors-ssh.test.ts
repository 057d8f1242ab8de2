import { describeVectors } from './describe-vectors.ts';
import { SSH_VECTORS } from './vectors/ssh.ts';

describeVectors('the verdict over SSH signatures', SSH_VECTORS);
