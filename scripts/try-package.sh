#!/usr/bin/env bash
# Installs the packed package into an empty project and uses it there: the library, by require and by import, and the
# commands, whose manifests must be those that are committed.
#   scripts/try-package.sh FOLDER     # a folder that holds the one .tgz of npm pack
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(cd "$1" && pwd)
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cd "$project"
cp "$folder"/*.tgz package.tgz
cp "$root/examples/iris/platform.yaml" .
node --version
npm init --yes >/dev/null
npm install --no-fund --no-audit ./package.tgz cdk8s constructs
node -e "require('cdk8s-seldon').SeldonDeployment.name"
node --input-type=module -e "import { SeldonDeployment } from 'cdk8s-seldon'; SeldonDeployment.name"
npx cdk8s-seldon synth -f platform.yaml -o out
diff -r --exclude='.*' --strip-trailing-cr "$root/examples/iris/manifests" out
npx cdk8s-seldon validate out
echo "the package works with Node.js $(node --version)"
