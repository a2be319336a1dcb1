#!/usr/bin/env bash
# Compiles the examples of all docstrings and of the README as jsii-rosetta does when it translates them for Python, Java
# and Go: what does not compile here would reach users untranslated. Needs a compiled library (npm run compile).
set -euo pipefail
cd "$(dirname "$0")/.."
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/node_modules"
for name in cdk8s constructs @types; do ln -s "$PWD/node_modules/$name" "$work/node_modules/$name"; done
# The package itself, under its name.
ln -s "$PWD" "$work/node_modules/cdk8s-seldon"
npx jsii-rosetta extract --strict --fail --output "$work/samples.json" --directory "$work" .
count=$(node -p "Object.keys(require('$work/samples.json').snippets).length")
[ "$count" -gt 20 ] || { echo "only $count examples are found" >&2; exit 1; }
for language in python java go; do
  untranslated=$(node -p "Object.values(require('$work/samples.json').snippets).filter(({ translations }) => !translations['$language']).length")
  [ "$untranslated" = 0 ] || { echo "$untranslated examples are not translated to $language" >&2; exit 1; }
done
echo "$count passed, 0 failed"
