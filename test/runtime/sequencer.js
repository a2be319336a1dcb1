'use strict';

const Sequencer = require('@jest/test-sequencer').default;
const volume = require('./volume.json');

/** One more builds a program in Go. */
const FIRST = [...volume, 'test/expand/wire/generated.test.ts'];

/** The part of all suites after which little is left to run. */
const TAIL = 0.1;

/**
 * Runs the longest suites first, so that none is left to one worker at the end. In a fresh clone Jest knows no durations,
 * and takes the largest files first.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = this.ordered(super.sort(tests));
    // The workers, which start later, hand over what they have counted when they run one of these (`runtime.js`).
    const tail = sorted.slice(-Math.ceil(sorted.length * TAIL));
    process.env.LAST_SUITES = tail.map(({ path }) => path).join('\n');
    return sorted;
  }

  ordered(tests) {
    return tests.sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const index = FIRST.findIndex((suite) => path.endsWith(suite));
  return index === -1 ? FIRST.length : index;
}

module.exports = LongestFirst;
