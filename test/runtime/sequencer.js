'use strict';

const Sequencer = require('@jest/test-sequencer').default;
const volume = require('./volume.json');

/** One more builds a program in Go. */
const FIRST = [...volume, 'test/expand/wire/generated.test.ts'];

/**
 * Runs the longest suites first, so that none is left to one worker at the end. In a fresh clone Jest knows no durations,
 * and takes the largest files first.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const index = FIRST.findIndex((suite) => path.endsWith(suite));
  return index === -1 ? FIRST.length : index;
}

module.exports = LongestFirst;
