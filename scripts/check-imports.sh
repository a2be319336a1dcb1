#!/usr/bin/env bash
# What a team with 500 models in 50 folders gets from `import`, in each form: the command takes less than ten seconds of CPU
# time, the files are formatted as prettier and black format them, the programs pass tsc and mypy in their strict modes, and
# each project runs and proves by its own test that the operator would change nothing. Once one number in a project has
# changed, that test must fail.
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

prepare_typescript() {
  install_node "$1"
  npx prettier --check "$1/main.ts" "$1/package.json" "$1/tsconfig.json"
}

test_typescript() {
  npm test --prefix "$1" --silent
}

prepare_python() {
  npx jsii-pacmak --targets python --outdir "$work/dist" >/dev/null
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl pytest "mypy<3" "black<27"
  "$work/venv/bin/black" --quiet --check "$1/main.py" "$1/test_main.py"
  (cd "$1" && "$work/venv/bin/mypy" --strict main.py test_main.py)
}

test_python() {
  (cd "$1" && "$work/venv/bin/pytest" --quiet)
}

prepare_values() {
  install_node "$1"
}

test_values() {
  npm test --prefix "$1" --silent
}

# The file of each form, and the number in it that changes the target of the models that scale.
declare -A PROGRAM=([typescript]=main.ts [python]=main.py [values]=platform.yaml)
declare -A TARGET=([typescript]='percent: 70' [python]='percent=70' [values]='cpu: 70')

prove() {
  "test_$1" "$2" >"$work/proof.txt" 2>&1 || { cat "$work/proof.txt"; exit 1; }
  sed -i "s/${TARGET[$1]}/${TARGET[$1]%70}71/" "$2/${PROGRAM[$1]}"
  if "test_$1" "$2" >"$work/proof.txt" 2>&1 || ! grep -q 'team-0/spam-0.*averageUtilization' "$work/proof.txt"; then
    echo "the test of the $1 project does not report spam-0, whose target changed" >&2
    exit 1
  fi
}

for form in "${forms[@]}"; do
  seconds=$(cpu_seconds node bin/cdk8s-seldon.js import "$work/models" --to "$form" -o "$work/$form" 3>&1 4>&2)
  echo "import --to $form: $seconds s of CPU time"
  awk "BEGIN { exit !($seconds < $MOST_SECONDS) }"
  "prepare_$form" "$work/$form"
  prove "$form" "$work/$form"
done
echo "500 models are imported as ${forms[*]}"
