#!/usr/bin/env node
// The bundle starts sooner (scripts/bundle-cli.js), the files show where an error comes from.
require(process.argv.includes('--debug') ? '../lib/cli/process' : '../lib/bundle/cli-process').run();
