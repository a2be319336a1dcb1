#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// The bundle starts sooner (scripts/bundle-cli.js); a checkout has the files as well, which show where an error comes from.
const files = join(__dirname, '../lib/cli/process.js');
const isDebug = process.argv.includes('--debug');
if (isDebug && existsSync(files)) {
  require(files).run();
} else {
  const [, , command = '', ...words] = process.argv;
  const isWork = /^[a-z_][a-z_-]*$/.test(command) && !words.includes('--help') && !words.includes('-h');
  // Without kept code each file is a script, so that errors name it.
  const use = isWork && !isDebug && process.env.NODE_DISABLE_COMPILE_CACHE !== '1' ? command : undefined;
  require('./bundle').load(join(__dirname, '../lib/bundle'), 'cli-process.js', use).run();
}
