#!/usr/bin/env bash
# Runs the checks on a cluster: run.sh [JEST ARGUMENTS], or asks it about manifests: run.sh verdict FILE...
# If Linux allows it, they get a network of their own, so that nothing listens outside and several can run at once; a
# /run of their own, where the manager finds its namespace as it does in a pod; and processes of their own, none of which
# outlives them. CLUSTER_SHARDS says how many run at once: 2, or 3 of gitops, which waits more than it computes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" = verdict ]; then
  shift
  [ $# -gt 0 ] || { echo "usage: run.sh verdict FILE..." >&2; exit 2; }
  VERDICT_FILES=$(cd "${INIT_CWD:-.}" && realpath -- "$@")
  export VERDICT_FILES
  set -- verdict.test
fi
"$here/install.sh"
cd "$here/../.."
jest=(node_modules/.bin/jest -c test/cluster/jest.config.json "$@")
namespaces=(unshare --net --mount --mount-proc --pid --fork --kill-child)
"${namespaces[@]}" true 2>/dev/null || exec "${jest[@]}"

export CLUSTER_ISOLATED=true
isolated() {
  exec "${namespaces[@]}" sh -c 'ip link set lo up && mount -t tmpfs none /run && "$@"; exit' sh "$@"
}
files=$("${jest[@]}" --listTests | wc -l)
case "${1:-}" in gitops) most=3 ;; *) most=2 ;; esac
most=${CLUSTER_SHARDS:-$most}
shards=$((files < most ? files : most))
[ "$shards" -gt 1 ] || isolated "${jest[@]}"

pids=()
trap 'kill -KILL "${pids[@]}"' INT TERM
for shard in $(seq "$shards"); do
  isolated "${jest[@]}" --shard="$shard/$shards" &
  pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
  wait "$pid" || failed=1
done
exit $failed
