#!/usr/bin/env bash
# Tries the hook with the real pre-commit, from a clone of what is committed here: it must pass a good manifest and
# reject a bad one.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'pre-commit<5'
export PRE_COMMIT_HOME=$work/home
mkdir "$work/user"
cd "$work/user"
git init --quiet
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $root
    rev: $(git -C "$root" rev-parse HEAD)
    hooks: [{ id: cdk8s-seldon-validate }]
CONFIG
cp "$root/examples/iris/manifests/50-models-seldon.yaml" good.yaml
sed 's/SKLEARN_SERVER/SKLEARN_SERVR/' good.yaml > bad.yaml
"$work/venv/bin/pre-commit" run --files good.yaml
if "$work/venv/bin/pre-commit" run --files bad.yaml > out; then
  echo "the hook accepts a bad manifest" >&2
  exit 1
fi
grep SKLEARN_SERVR out
echo "2 passed, 0 failed"
