'use strict';

const { TestEnvironment } = require('jest-environment-node');

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
    super(config, context);
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
