'use strict';

const Sequencer = require('@jest/test-sequencer').default;
const volume = require('./volume.json');

/** One more builds a program in Go. */
const FIRST = [...volume, 'test/expand/wire/generated.test.ts'];

/** So many suites for each worker take longer than those that wait to hand over their coverage (`runtime.js`). */
const LAST = 25;

/**
 * Runs the longest suites first, so that none is left to one worker at the end. In a fresh clone Jest knows no durations,
 * and takes the largest files first.
 */
class LongestFirst extends Sequencer {
  constructor(options) {
    super(options);
    this.maxWorkers = options.globalConfig.maxWorkers;
  }

  sort(tests) {
    const sorted = this.ordered(super.sort(tests));
    // Workers start later, with this environment.
    process.env.LAST_SUITES = sorted.slice(-this.numberOfLast()).map(({ path }) => path).join('\n');
    return sorted;
  }

  ordered(tests) {
    return tests.sort((a, b) => rank(a) - rank(b));
  }

  /** Of these, each hands over its coverage, as it may be the last one of its worker. */
  numberOfLast() {
    return LAST * this.maxWorkers;
  }
}

function rank({ path }) {
  const index = FIRST.findIndex((suite) => path.endsWith(suite));
  return index === -1 ? FIRST.length : index;
}

module.exports = LongestFirst;
