#!/usr/bin/env bash
# Builds the site, which fails on broken links, and drives playground, pictures and report in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v chromium >/dev/null && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation fonts-dejavu-core >/dev/null
fi
npm ci --prefix site
npm run build --prefix site
node_modules/.bin/tsc -p site/tsconfig.json
npm test --prefix site
