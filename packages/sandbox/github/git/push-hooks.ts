import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BindingRule } from '../rulesets.ts';
import type { KnownKeys } from './known-keys.ts';

/**
 * Refuses what a ruleset forbids, in GitHub's words. `SANDBOX_RULES` holds one rule a line,
 * `type|include|exclude|refusal` separated by tabs: those that bind whoever pushes. Signatures are
 * judged by a program of ours, which is started only where a rule asks for it.
 */
const PRE_RECEIVE = `#!/bin/sh
zero=0000000000000000000000000000000000000000
tab=$(printf '\\t')
status=0
while read -r old new ref; do
  kind=update
  if [ "$old" = $zero ]; then kind=create
  elif [ "$new" = $zero ]; then kind=delete
  elif ! git merge-base --is-ancestor "$old" "$new" 2>/dev/null; then kind=force
  fi
  found=
  while IFS="$tab" read -r type include exclude refusal; do
    [ -n "$type" ] || continue
    case "$type/$kind" in
      creation/create|deletion/delete|non_fast_forward/force) ;;
      update/update|update/force|pull_request/update|pull_request/force) ;;
      required_*/delete) continue ;;
      required_*) ;;
      *) continue ;;
    esac
    printf '%s\\n' "$ref" | grep -Eq -e "$include" || continue
    printf '%s\\n' "$ref" | grep -Eq -e "$exclude" && continue
    range="$old..$new"
    [ "$old" = $zero ] && range="$new --not --all"
    if [ "$type" = required_linear_history ]; then
      [ -n "$(git rev-list --merges -n 1 $range)" ] || continue
    elif [ "$type" = required_signatures ]; then
      refusal=$("$SANDBOX_NODE" "$SANDBOX_SIGNATURE_CHECK" $range </dev/null) || exit 1
      [ -n "$refusal" ] || continue
    fi
    found="$found- $refusal
"
  done <<RULES
$SANDBOX_RULES
RULES
  if [ -n "$found" ]; then
    echo "error: GH013: Repository rule violations found for $ref." >&2
    echo "Review all repository rules at $SANDBOX_REPOSITORY_URL/rules?ref=$ref" >&2
    echo >&2
    printf '%s\\n' "$found" >&2
    status=1
  fi
  if [ -n "$SANDBOX_NO_WORKFLOWS" ] && [ "$new" != $zero ]; then
    file=$(git log --format= --name-only "$new" --not --all -- .github/workflows | head -n 1)
    if [ -n "$file" ]; then
      echo "refusing to allow a GitHub App to create or update workflow \\\`$file\\\` without \\\`workflows\\\` permission" >&2
      status=1
    fi
  fi
done
exit $status
`;

/** Tells the server which refs a push has moved. */
const POST_RECEIVE = `#!/bin/sh
exec cat >> "$SANDBOX_PUSH_LOG"
`;

export async function writeHooks(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'pre-receive'), PRE_RECEIVE, { mode: 0o755 });
  await writeFile(join(directory, 'post-receive'), POST_RECEIVE, { mode: 0o755 });
}

export function hookEnvironment(options: {
  readonly rules: readonly BindingRule[];
  readonly keys: KnownKeys;
  readonly repositoryUrl: string;
  readonly mayWriteWorkflows: boolean;
  readonly pushLog: string;
}): Record<string, string> {
  return {
    SANDBOX_RULES: options.rules
      .map((rule) => [rule.type, rule.include, rule.exclude, rule.refusal].join('\t'))
      .join('\n'),
    SANDBOX_NODE: process.execPath,
    SANDBOX_SIGNATURE_CHECK: fileURLToPath(new URL('check-signatures.ts', import.meta.url)),
    SANDBOX_KEYS: JSON.stringify(options.keys),
    SANDBOX_REPOSITORY_URL: options.repositoryUrl,
    SANDBOX_NO_WORKFLOWS: options.mayWriteWorkflows ? '' : '1',
    SANDBOX_PUSH_LOG: options.pushLog,
  };
}
