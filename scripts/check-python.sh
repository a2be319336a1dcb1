#!/usr/bin/env bash
# Builds the package for Python and runs the examples that are written in it: they must give the committed manifests.
# Needs a compiled library (npm run compile) and python3 with venv.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npx jsii-pacmak --targets python --outdir "$work/dist"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl
for program in examples/*/main.py; do
  example=$(dirname "$program")
  "$work/venv/bin/python" "$program" "$work/out/$example"
  diff -r "$example/manifests" "$work/out/$example"
  echo "$program: the manifests of $example/manifests"
done
