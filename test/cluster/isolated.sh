#!/usr/bin/env bash
# Runs the checks with these arguments of Jest. If Linux allows it, they get their own network, so that nothing
# listens outside and several can run at once; a /run of their own, where the manager finds its namespace as it does in a
# pod; and separate processes, none of which outlives them.
set -euo pipefail
cd "$(dirname "$0")/../.."
# Programs in Go take more memory, and less time to collect it.
export GOGC=${GOGC:-400}
jest=(node_modules/.bin/jest -c test/cluster/jest.config.json "$@")
namespaces=(unshare --net --mount --mount-proc --pid --fork --kill-child)
"${namespaces[@]}" true 2>/dev/null || exec "${jest[@]}"

# A cache that no other run is using: Jest names temporary files after its process id, which is the same in each namespace.
for number in {0..99}; do
  cache=node_modules/.cache/cluster-$number
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  ! flock --nonblock 9 || break
done
jest+=(--cacheDirectory "$PWD/$cache")

export CLUSTER_ISOLATED=true
exec setpriv --pdeathsig KILL "${namespaces[@]}" sh -c 'ip link set lo up && mount -t tmpfs none /run && "$@"; exit' sh "${jest[@]}"
