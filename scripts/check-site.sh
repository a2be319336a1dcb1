#!/usr/bin/env bash
# Builds the site, which fails on broken links, and drives playground, pictures and report in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/need.sh
# Without a browser, tests that need one say that they are skipped.
if [ -z "${CHROMIUM:-}" ] && command -v apt-get >/dev/null; then need chromium chromium fonts-liberation fonts-dejavu-core; fi
npm ci --prefix site
npm run build --prefix site
node node_modules/typescript/bin/tsc -p site/tsconfig.json
npm test --prefix site
