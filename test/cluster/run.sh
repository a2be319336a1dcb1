#!/usr/bin/env bash
# Runs the checks on a cluster: run.sh [JEST ARGUMENTS], or asks it about manifests: run.sh verdict FILE...
# CLUSTER_SHARDS says how many run at once: by default two files of tests, and of gitops, whose rows wait about as long
# as they compute, two rows for each processor and one more.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" = verdict ]; then
  shift
  [ $# -gt 0 ] || { echo "usage: run.sh verdict FILE..." >&2; exit 2; }
  cd "${INIT_CWD:-.}"
  for file in "$@"; do
    [ ! -d "$file" ] || { echo "verdict: $file is a folder: name its files" >&2; exit 2; }
    [ -r "$file" ] || { echo "verdict: cannot read $file" >&2; exit 2; }
  done
  VERDICT_FILES=$(realpath -- "$@")
  export VERDICT_FILES
  set -- verdict.test
fi
"$here/install.sh"
cd "$here/../.."
# Where networks cannot be told apart, one runs after the other.
unshare --net --mount --mount-proc --pid --fork --kill-child true 2>/dev/null || export CLUSTER_SHARDS=1
case "${1:-}" in
  gitops*) exec node_modules/.bin/ts-node --transpile-only --project test/tsconfig.json test/cluster/gitops.ts "$@" ;;
  '')
    "$0" --testPathIgnorePatterns gitops
    exec "$0" gitops
    ;;
esac

files=$(node_modules/.bin/jest -c test/cluster/jest.config.json "$@" --listTests | wc -l)
most=${CLUSTER_SHARDS:-2}
shards=$((files < most ? files : most))
[ "$shards" -gt 1 ] || exec "$here/isolated.sh" "$@"

pids=()
trap 'kill -KILL "${pids[@]}"' INT TERM
for shard in $(seq "$shards"); do
  "$here/isolated.sh" "$@" --shard="$shard/$shards" &
  pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
  wait "$pid" || failed=1
done
exit $failed
