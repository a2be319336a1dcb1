#!/usr/bin/env bash
# Comments what the change does to the objects that the operator creates from FOLDER; nothing if it changes none.
set -euo pipefail
before=$RUNNER_TEMP/seldon-before
mkdir -p "$before/$FOLDER"
git fetch --quiet --depth=1 origin "$BASE"
# A folder that the change adds is not there before.
git archive "$BASE" -- "$FOLDER" 2>/dev/null | tar x -C "$before" || true
comment=$RUNNER_TEMP/seldon-comment.md
code=0
cdk8s-seldon diff "$before/$FOLDER" "$FOLDER" --format markdown > "$comment" || code=$?
# 1 says that something goes down, which the comment says as well.
[ "$code" -lt 2 ] || exit "$code"
[ ! -s "$comment" ] || gh pr comment "$NUMBER" --body-file "$comment" --edit-last --create-if-none
