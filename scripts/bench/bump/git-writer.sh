#!/usr/bin/env bash
# One bump as most pipelines do it: edit, commit, then pull and push until nobody was faster.
# Arguments: clone, overlay, image, kustomize, attempts. Prints the attempts that it took.
set -u
cd "$1/$2" || exit 2
"$4" edit set image "$3" || exit 2
git commit --quiet --all --message "Bump $2" || exit 2
for ((attempt = 1; attempt <= $5; attempt++)); do
  if git pull --quiet --rebase && git push --quiet; then
    echo "$attempt"
    exit 0
  fi
  git rebase --abort 2>/dev/null
  # Full jitter with bump-kustomize's own limits: up to 200 ms, 400 ms, … 5 s.
  limit=$((200 << (attempt > 5 ? 5 : attempt - 1)))
  limit=$((limit > 5000 ? 5000 : limit))
  wait=$((RANDOM % (limit + 1)))
  sleep "$((wait / 1000)).$(printf '%03d' $((wait % 1000)))"
done
exit 1
