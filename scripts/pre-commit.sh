#!/bin/sh
# The hook of .pre-commit-hooks.yaml, run in pre-commit's own clone of this repository: builds the command once, as a
# clone has no lib/ and npm builds no package that it installs from Git, and then checks the files.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -f "$root/lib/bundle/cli-process.js" ]; then
  log="$root/pre-commit.log"
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund && npx projen compile) >"$log" 2>&1 || {
    tail -20 "$log" >&2
    echo "the hook could not be built; it needs Node.js 20.16 or newer with npm: $log" >&2
    exit 1
  }
fi
exec node "$root/bin/cdk8s-seldon.js" validate "$@"
