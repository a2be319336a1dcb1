#!/usr/bin/env bash
# Tries the packed package with each version of Node.js that users' pipelines may have, and with the oldest that works.
# The versions come from npm's package `node`.
set -euo pipefail
cd "$(dirname "$0")/.."
versions=("$@")
[ $# -gt 0 ] || versions=(20.16.0 22 24 26)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/packed"
npm pack --ignore-scripts --silent --pack-destination "$work/packed" >/dev/null
for version in "${versions[@]}"; do
  mkdir "$work/$version"
  (cd "$work/$version" && npm init --yes >/dev/null && npm install --silent --no-fund --no-audit "node@$version" >/dev/null)
  # Notices of npm about other versions are only of interest if something fails.
  PATH="$work/$version/node_modules/.bin:$PATH" scripts/try-package.sh "$work/packed" 2>"$work/errors" \
    || { cat "$work/errors" >&2; exit 1; }
done
echo "${#versions[@]} passed, 0 failed"
