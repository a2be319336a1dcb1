#!/usr/bin/env bash
# npm ci, without a warning about a deprecated package, an install script that nobody decided on, or anything else. On
# Node.js 20 some packages for tests require 22; they work with 20, and .npmrc keeps npm from warning about it.
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
npm ci --loglevel=warn 2>&1 | tee "$log"
# What npm says of the settings of this machine is not about the packages.
warnings=$(grep -i '^npm warn' "$log" | grep -viE 'unknown (env|user|global|project) config' || true)
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 22 ] || warnings=$(grep -v EBADENGINE <<< "$warnings" || true)
if [ -n "$warnings" ]; then
  echo "npm ci warns: mend it, or decide on it in projenrc/package.ts" >&2
  exit 1
fi
