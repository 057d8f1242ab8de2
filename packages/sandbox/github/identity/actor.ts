/** Who a credential acts as. */
export interface Actor {
  readonly id: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
  /** Name and e-mail that a commit made through the API carries. */
  readonly name: string;
  readonly email: string;
}

/** GitHub's own bot behind `GITHUB_TOKEN`; its id and e-mail are the real ones. */
export const ACTIONS_BOT: Actor = bot('github-actions', 41_898_282);

export function bot(slug: string, id: number): Actor {
  const login = `${slug}[bot]`;
  return { id, login, type: 'Bot', name: login, email: `${id}+${login}@users.noreply.github.com` };
}

/** The account that stands as committer where GitHub makes a commit. */
export const WEB_FLOW: Actor = {
  id: 19_864_447,
  login: 'web-flow',
  type: 'User',
  name: 'GitHub',
  email: 'noreply@github.com',
};

/** Who stands for an account that is no more, or was never known. */
export const GHOST: Actor = {
  id: 10_137,
  login: 'ghost',
  type: 'User',
  name: 'Deleted user',
  email: '10137+ghost@users.noreply.github.com',
};
