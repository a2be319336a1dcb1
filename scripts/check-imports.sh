#!/usr/bin/env bash
# What a team with 500 models in 50 folders gets from `import`, in each form: the command takes less than ten seconds of CPU
# time, the files are formatted as prettier and black format them, the programs pass tsc and mypy in their strict modes, and
# each project runs and proves by its own test that the operator would change nothing.
#
# Needs a compiled library (npm run compile), and python3 with venv. With names of forms, only those are checked.
set -euo pipefail
cd "$(dirname "$0")/.."
forms=("$@")
[ $# -gt 0 ] || forms=(typescript python values)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
MOST_SECONDS=10
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

node scripts/import-models.js "$work/models"

# The CPU seconds of a command, itself and its threads.
cpu_seconds() {
  local TIMEFORMAT='%U %S'
  { time "$@" >&3 2>&4; } 2>&1 | awk '{ printf "%.1f", $1 + $2 }'
}

install_node() {
  mkdir -p "$work/dist/js"
  [ -n "$(ls "$work/dist/js")" ] || npx jsii-pacmak --targets js --outdir "$work/dist" >/dev/null
  npm install --prefix "$1" --silent --no-fund --no-audit "$work"/dist/js/*.tgz
}

check_typescript() {
  install_node "$1"
  npx prettier --check "$1/main.ts" "$1/package.json" "$1/tsconfig.json"
  npm test --prefix "$1" --silent
}

check_python() {
  npx jsii-pacmak --targets python --outdir "$work/dist" >/dev/null
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl pytest "mypy<3" "black<27"
  "$work/venv/bin/black" --quiet --check "$1/main.py" "$1/test_main.py"
  (cd "$1" && "$work/venv/bin/mypy" --strict main.py test_main.py && "$work/venv/bin/pytest" --quiet)
}

check_values() {
  install_node "$1"
  npm test --prefix "$1" --silent
}

for form in "${forms[@]}"; do
  seconds=$(cpu_seconds node bin/cdk8s-seldon.js import "$work/models" --to "$form" -o "$work/$form" 3>&1 4>&2)
  echo "import --to $form: $seconds s of CPU time"
  awk "BEGIN { exit !($seconds < $MOST_SECONDS) }"
  "check_$form" "$work/$form"
done
echo "500 models are imported as ${forms[*]}"
