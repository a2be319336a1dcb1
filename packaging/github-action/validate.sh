#!/usr/bin/env bash
# Checks FILES: annotations for the pull request, a table for the job's summary, and JSON for later steps.
set -euo pipefail
read -r -a words <<< "$FILES"
[ "$STRICT" != true ] || words+=(--strict)
[ -z "$SILENCE" ] || words+=(--silence "$SILENCE")
[ -z "$OPERATOR_VALUES" ] || words+=(--operator-values "$OPERATOR_VALUES")
findings=$RUNNER_TEMP/seldon-findings.json
echo "findings=$findings" >> "$GITHUB_OUTPUT"
code=0
cdk8s-seldon validate "${words[@]}" --format github || code=$?
# Wrong usage or unreadable input is reported once.
[ "$code" -lt 2 ] || exit "$code"
cdk8s-seldon validate "${words[@]}" --format json > "$findings" 2>/dev/null || true
cdk8s-seldon validate "${words[@]}" --format markdown >> "$GITHUB_STEP_SUMMARY" 2>/dev/null || true
exit "$code"
