#!/usr/bin/env bash
# One bundle of a whole repository: every branch, every tag, all history, in one file that git itself
# can clone. Bundles are added and never replaced, so that a branch that somebody deletes or rewrites is
# lost from no bundle before.
#
#   mirror.sh <address of the repository> <gs://bucket/folder>
set -euo pipefail

repository=$1
target=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git clone --quiet --mirror "$repository" "$work/mirror.git"
cd "$work/mirror.git"
git fsck --strict --no-dangling --no-progress
git bundle create --quiet "$work/all.bundle" --all
# Complete by itself: verify asks for commits that the bundle takes for granted.
git init --quiet --bare "$work/empty.git"
git -C "$work/empty.git" bundle verify --quiet "$work/all.bundle"

name=$(date --utc +%Y/%m/%d/%H%M%SZ)
(cd "$work" && sha256sum all.bundle > all.bundle.sha256)
gcloud storage cp "$work/all.bundle" "$target/$name.bundle"
# It may create objects and replace none. Last: a bundle without its sum was not finished.
gcloud storage cp "$work/all.bundle.sha256" "$target/$name.bundle.sha256"
echo "$target/$name.bundle $(git rev-parse --short HEAD) $(git for-each-ref | wc -l) refs"
