import { runAction } from '@gitops-actions/shared/action/run-action.ts';
import { action } from './main.ts';

await runAction(action);
