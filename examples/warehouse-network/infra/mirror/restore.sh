#!/usr/bin/env bash
# The repository out of a bundle, anywhere: GitHub is not asked. Argo CD then reads it from the new
# address (repoURL), and the pipeline starts from there once GitHub is back.
#
#   restore.sh <gs://bucket/folder/…/….bundle> <folder of the new bare repository> [<address to push to>]
set -euo pipefail

bundle=$1
folder=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcloud storage cp "$bundle" "$work/all.bundle"
gcloud storage cp "$bundle.sha256" "$work/all.bundle.sha256"
(cd "$work" && sha256sum --check --quiet all.bundle.sha256)
git clone --quiet --mirror "$work/all.bundle" "$folder"
git -C "$folder" remote remove origin
git -C "$folder" fsck --strict --no-dangling --no-progress
if [[ $# -gt 2 ]]; then
  # Not --mirror: it would delete what the new place has more.
  git -C "$folder" push --quiet "$3" 'refs/heads/*:refs/heads/*' 'refs/tags/*:refs/tags/*'
fi
git -C "$folder" for-each-ref --format='%(objectname) %(refname)'
