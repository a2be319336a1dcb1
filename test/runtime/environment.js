'use strict';

const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');
require('../../scripts/optimize-less');

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
