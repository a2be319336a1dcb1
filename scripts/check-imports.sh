#!/usr/bin/env bash
# What teams get from `import`, in each form: one with 500 models in 50 folders, and one with two environments that repeat
# stores, images, Secrets and variables. Each project installs as its README says, its files are formatted as prettier and
# black format them, the programs pass tsc and mypy in their strict modes, and each runs and proves by its own test that the
# operator would change nothing. Once a number in a project has changed, that test must fail.
#
# Needs a compiled library (npm run compile), and python3 with venv. With names of forms, only those are checked.
set -euo pipefail
cd "$(dirname "$0")/.."
forms=("$@")
[ $# -gt 0 ] || forms=(typescript python values)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20

node scripts/import-models.js "$work/models"
node scripts/import-environments.js "$work/environments"

# The archive of the library for a form; the projects depend on a copy of it.
archive_for() {
  local target=js
  [ "$1" != python ] || target=python
  [ -d "$work/dist/$target" ] || npx jsii-pacmak --targets "$target" --outdir "$work/dist" >/dev/null
  find "$work/dist/$target" \( -name '*.tgz' -o -name '*.whl' \) -print -quit
}

install_node() {
  (cd "$1" && npm install --silent --no-fund --no-audit)
}

prepare_typescript() {
  install_node "$1"
  npx prettier --check "$1/main.ts" "$1/package.json" "$1/tsconfig.json"
}

test_typescript() {
  npm test --prefix "$1" --silent
}

prepare_python() {
  python3 -m venv "$work/venv"
  (
    cd "$1"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt "mypy<3" "black<27"
    "$work/venv/bin/black" --quiet --check main.py test_main.py
    "$work/venv/bin/mypy" --strict main.py test_main.py
  )
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

# The test of a project passes, and names a model once the target of its autoscaler has changed.
prove() {
  local form=$1 project=$2 model=$3
  "test_$form" "$project" >"$work/proof.txt" 2>&1 || { cat "$work/proof.txt"; exit 1; }
  sed -i "s/${TARGET[$form]}/${TARGET[$form]%70}71/" "$project/${PROGRAM[$form]}"
  if "test_$form" "$project" >"$work/proof.txt" 2>&1 || ! grep -q "$model.*averageUtilization" "$work/proof.txt"; then
    echo "the test of the $form project does not report $model, whose target changed" >&2
    exit 1
  fi
}

# import_and_prove FORM INPUT MODEL
import_and_prove() {
  local form=$1 project=$work/$1-$2
  node bin/cdk8s-seldon.js import "$work/$2" --to "$form" -o "$project" --library "$(archive_for "$form")"
  "prepare_$form" "$project"
  prove "$form" "$project" "$3"
}

for form in "${forms[@]}"; do
  import_and_prove "$form" models team-0/spam-0
  import_and_prove "$form" environments risk/spam
done
echo "500 models and two environments are imported as ${forms[*]}"
