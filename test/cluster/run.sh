#!/usr/bin/env bash
# Runs the checks on a cluster: run.sh [JEST ARGUMENTS]. Where Linux allows it they get a network of their own, so that
# nothing listens outside, and a /run of their own, where the manager finds its namespace as it does in a pod.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/install.sh"
cd "$here/../.."
jest=(npx jest -c test/cluster/jest.config.json "$@")
if unshare --net --mount true 2>/dev/null; then
  export CLUSTER_ISOLATED=true
  exec unshare --net --mount sh -c 'ip link set lo up && mount -t tmpfs none /run && exec "$@"' sh "${jest[@]}"
fi
exec "${jest[@]}"
