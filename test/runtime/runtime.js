'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { Session } = require('node:inspector');
const Runtime = require('jest-runtime').default;
const { workerIdleMemoryLimit } = require('../../jest.config.json');
const volume = require('./volume.json');

/**
 * The inspector looks at all functions of the process for the counts, so short suites leave theirs to a later one of their
 * worker. There is a later one, but for the last suites of all (`sequencer.js`), and if Jest ends the worker for its memory.
 */
const LONG_MS = 1_000;
const MUCH_MEMORY = 0.8 * workerIdleMemoryLimit;

let kept;
let profiler;
/** The code of modules whose counts are not handed over yet, and how long the suites that ran it took. */
let sources = new Map();
let waiting = 0;

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
      kept.suite = path;
      return kept;
    }
    super(...options);
    this.suite = path;
    this.isCounted = isCounted || profiler !== undefined;
    if (environment.isKept) {
      kept = this;
    }
  }

  async collectV8Coverage() {
    this.begin = performance.now();
    if (!profiler && this.isCounted) {
      profiler = new Session();
      profiler.connect();
      post('Profiler.enable');
      post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    }
  }

  async stopCollectingV8Coverage() {
    Object.assign(this.v8Coverage, { result: [], sources: new Map() });
    if (!this.isCounted) {
      return;
    }
    // The report needs the code of a module and its source map once.
    this.transformCache.getEntries().forEach((code, path) => sources.set(path, code));
    this.transformCache.getEntries().clear();
    waiting += performance.now() - this.begin;
    if (this.mayWait()) {
      return;
    }
    // This starts the counts anew, so that code that these suites did not run need not be in the result.
    const { result } = post('Profiler.takePreciseCoverage');
    this.v8Coverage.result = result.filter(({ functions }) => functions.some(({ ranges }) => ranges[0].count > 0));
    this.v8Coverage.sources = sources;
    sources = new Map();
    waiting = 0;
  }

  /** Whether a later suite hands over the counts. */
  mayWait() {
    const isLast = process.env.LAST_SUITES.split('\n').includes(this.suite);
    return !isLast && waiting < LONG_MS && process.memoryUsage().heapUsed < MUCH_MEMORY;
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
