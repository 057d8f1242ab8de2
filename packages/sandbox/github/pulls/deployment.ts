import type { Actor } from '../identity/actor.ts';

export type DeploymentState =
  'error' | 'failure' | 'in_progress' | 'inactive' | 'pending' | 'queued' | 'success';

export interface DeploymentStatus {
  readonly id: number;
  state: DeploymentState;
  readonly creator: Actor;
  readonly description: string;
  readonly environment: string;
  readonly targetUrl: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Deployment {
  readonly id: number;
  /** As it was given: a branch, a tag or a commit. */
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly description: string | null;
  readonly transientEnvironment: boolean;
  readonly productionEnvironment: boolean;
  readonly creator: Actor;
  readonly createdAt: Date;
  updatedAt: Date;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}
