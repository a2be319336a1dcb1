#!/usr/bin/env node
// Node 22 and newer keep what they compiled for the next call.
require('node:module').enableCompileCache?.();
const { existsSync } = require('node:fs');
const { join } = require('node:path');
// The bundle starts sooner (scripts/bundle-cli.js); a checkout has the files as well, which show where an error comes from.
const files = join(__dirname, '../lib/cli/process.js');
require(process.argv.includes('--debug') && existsSync(files) ? files : '../lib/bundle/cli-process').run();
