import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox.ts';
import { Claims } from '../../../story/claims.ts';
import { RepositoryView } from '../../../story/observe.ts';
import type { Stage } from '../../../story/stage.ts';
import { startFollowedCluster, type FollowedCluster } from '../../followed-cluster.ts';

/** What all proofs work with: a sandbox, and a cluster that follows its repository. */
export interface World {
  readonly sandbox: Sandbox;
  readonly cluster: FollowedCluster;
  /** For what the story has already: pull requests, deliveries. Its claims are looked at in the end. */
  readonly stage: Stage;
  /** Folder for what a proof writes; it goes with the sandbox. */
  at(name: string): string;
  stop(): Promise<void>;
}

/** One line of progress: the tests of this tier take minutes. */
export function say(line: string): void {
  process.stderr.write(`cluster  ${line}\n`);
}

export async function startWorld(): Promise<World> {
  const onPart = (part: string, milliseconds: number): void => {
    say(`${part} … ${(milliseconds / 1000).toFixed(1)} s`);
  };
  const sandbox = await startSandbox({ onPart });
  try {
    const { supervisor, github, consumer } = sandbox;
    const cluster = await startFollowedCluster(sandbox, { name: 'c', onPart });
    return {
      ...{ sandbox, cluster },
      stage: {
        sandbox,
        claims: new Claims(() => undefined),
        view: new RepositoryView(consumer.gitDir, github.webFlowPublicKey),
        tell: say,
      },
      at: (name) => join(supervisor.dir, name),
      stop: async () => {
        await cluster.close();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
