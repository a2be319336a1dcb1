'use strict';

const v8 = require('node:v8');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

// Suites run much code on little data, so V8 optimizes less of it, as in the command (`src/cli/tuning.ts`).
v8.setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
if (process.version.startsWith('v20.')) {
  v8.setFlagsFromString('--interrupt-budget=300000');
}

let kept;

/**
 * One global object for all suites of a worker, so that what they import need not be loaded for each of them
 * (`runtime.js`). What a suite adds to the global object is removed after it.
 *
 * A suite that mocks a module, or needs the library loaded afresh for another reason, begins with
 * `@jest-environment node` in a comment: then it shares nothing.
 */
class KeptEnvironment extends TestEnvironment {
  constructor(config, context) {
    if (kept) {
      return kept;
    }
    const { createContext } = vm;
    // An ordinary global object: Jest's is a proxy in one that Node intercepts, and each use of `Object` or `Set` asks both.
    vm.createContext = (_, options) => createContext.call(vm, vm.constants.DONT_CONTEXTIFY, options);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    this.isKept = true;
    this.ownKeys = new Set(Reflect.ownKeys(this.global));
    kept = this;
  }

  async teardown() {
    for (const key of Reflect.ownKeys(this.global)) {
      if (!this.ownKeys.has(key)) {
        Reflect.deleteProperty(this.global, key);
      }
    }
  }
}

module.exports = KeptEnvironment;
