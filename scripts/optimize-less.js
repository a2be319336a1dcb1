/**
 * For tools and tests, which run much code on little data each: V8 optimizes less of it, as in the command
 * (`src/cli/tuning.ts`). `node --require ./scripts/optimize-less.js TOOL`
 */
'use strict';

const v8 = require('node:v8');

v8.setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
if (process.version.startsWith('v20.')) {
  v8.setFlagsFromString('--interrupt-budget=300000');
}
