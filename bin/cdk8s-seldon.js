#!/usr/bin/env node
// Node 22 and newer keep what they compiled for the next call.
require('node:module').enableCompileCache?.();
// The bundle starts sooner (scripts/bundle-cli.js), the files show where an error comes from.
require(process.argv.includes('--debug') ? '../lib/cli/process' : '../lib/bundle/cli-process').run();
