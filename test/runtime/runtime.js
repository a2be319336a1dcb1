'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { Session } = require('node:inspector');
const Runtime = require('jest-runtime').default;
const volume = require('./volume.json');

let kept;
let profiler;

/** Each suite's register of tests has one. While they are enabled, Node tells all of them about each promise. */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...options) {
  storages.add(this);
  return run.apply(this, options);
};

/**
 * Keeps the modules that suites import, instead of loading the library, cdk8s and the helpers for each suite again.
 * Only the suite's own module and Jest's register of tests are loaded each time. A suite with an environment of its own
 * (`environment.js`) gets a runtime of its own, too.
 *
 * The suites of `volume.json` put large numbers of inputs through code that others cover. They run first (`sequencer.js`)
 * and are not counted in the coverage, which would take them half as long again. From then on it is counted without a
 * break, for suites of both kinds, and with modules loaded anew: V8 counts blocks only in functions that it compiled while
 * counting.
 */
class KeptRuntime extends Runtime {
  constructor(...options) {
    const [, environment, , , , { collectCoverage }, path] = options;
    const isCounted = collectCoverage && !volume.some((suite) => path.endsWith(suite));
    if (kept && environment.isKept && (kept.isCounted || !isCounted)) {
      return kept;
    }
    super(...options);
    this.isCounted = isCounted || profiler !== undefined;
    if (environment.isKept) {
      kept = this;
    }
  }

  async collectV8Coverage() {
    if (!profiler && this.isCounted) {
      profiler = new Session();
      profiler.connect();
      post('Profiler.enable');
      post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    }
  }

  async stopCollectingV8Coverage() {
    if (!this.isCounted) {
      Object.assign(this.v8Coverage, { result: [], sources: new Map() });
      return;
    }
    // This starts the counts anew, so that code that a suite did not run need not be in its result.
    const { result } = post('Profiler.takePreciseCoverage');
    this.v8Coverage.result = result.filter(({ functions }) => functions.some(({ ranges }) => ranges[0].count > 0));
    // The report needs the code of a module and its source map once.
    this.v8Coverage.sources = new Map(this.transformCache.getEntries());
    this.transformCache.getEntries().clear();
  }

  teardown() {
    storages.forEach((storage) => storage.disable());
    storages.clear();
    if (this !== kept) {
      super.teardown();
      return;
    }
    this.testState.enterTestCode(); // The next suite may load modules.
    this.restoreAllMocks();
    this.mockState.clear();
    this.registries.mockRegistry.clear();
    // Jest's register of tests.
    forget(this.registries.internalModuleRegistry, (path) => path.includes('/jest-circus/'));
    forget(this.registries.moduleRegistry, (path) => path.endsWith('.test.ts'));
    this.testMainModule.reset();
    this.fileCache.clear();
    this.jestGlobals.clearJestObjectCache();
  }
}

function forget(modules, isOfSuite) {
  [...modules.keys()].filter(isOfSuite).forEach((path) => modules.delete(path));
}

/** The inspector's answer, which it gives before `post` returns. */
function post(method, parameters) {
  let answer;
  profiler.post(method, parameters, (error, value) => {
    if (error) {
      throw error;
    }
    answer = value;
  });
  return answer;
}

module.exports = KeptRuntime;
