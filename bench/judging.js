// Where the time of a SeldonDeployment goes, and how much garbage it leaves: N of each set, read and judged again and again in one
// thread with the options of V8 that the command sets. The first two rounds are not counted: V8 still compiles.
// Usage: node bench/judging.js [N] [rounds]
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { Session } = require('node:inspector');
const os = require('node:os');
const path = require('node:path');
const { SETS, writeSet } = require('./sets');

const MOST_ROWS = 12;
const WARM_UP = 2;
/** As many as the command judges together (src/cli/review/review.ts). */
const TOGETHER = 16;

function judgeSet(directory, rounds) {
  require('../lib/cli/tuning').tuneFor(Infinity);
  const clock = new Clock();
  const { readDocuments } = require('../lib/yaml/read');
  const { RULES } = require('../lib/rules/registry.generated');
  clock.measure('the expansion', require('../lib/expand/expand'), 'expand');
  clock.measure("the API server's checks of created objects", require('../lib/apiserver/apiserver'), 'refusals');
  clock.measure('the schema', require('../lib/api/validate'), 'validateSchema');
  RULES.forEach((rule) => clock.measure(rule.id, rule, 'check'));
  const { judgeAll } = require('../lib/rules/check');
  const { Foresight } = require('../lib/rules/foresight');
  const config = require('../lib/expand/operator-chart').chartOperator();
  const files = fs.readdirSync(directory).map((name) => path.join(directory, name));
  const foresight = new Foresight();

  const round = () => {
    let count = 0;
    for (const file of files) {
      const documents = clock.run('reading', () => readDocuments(fs.readFileSync(file, 'utf8'), file));
      count += documents.length;
      for (let i = 0; i < documents.length; i += TOGETHER) {
        const cases = documents.slice(i, i + TOGETHER).map(({ value }) => ({ object: value, config, foresight }));
        clock.run('everything else', () => judgeAll(cases));
      }
    }
    return count;
  };
  for (let i = 0; i < WARM_UP; i++) {
    round();
  }
  clock.times.clear();
  const count = Array.from({ length: rounds }, round).reduce((sum, each) => sum + each);
  const rows = [...clock.times].sort(([, left], [, right]) => right - left);
  const all = rows.reduce((sum, [, time]) => sum + time, 0);
  console.log(`${(all / count).toFixed(0)} us each`);
  for (const [what, time] of rows.slice(0, MOST_ROWS)) {
    console.log(`${(time / count).toFixed(1).padStart(8)} us  ${what}`);
  }
  console.log(`${(garbageOf(round) / 1024).toFixed(0)} KB of garbage each`);
}

/** The time (us) of what runs, without that of what it calls, if that is measured as well. */
class Clock {
  times = new Map();
  #inner = 0;

  run(what, work) {
    const [start, outer] = [process.hrtime.bigint(), this.#inner];
    this.#inner = 0;
    try {
      return work();
    } finally {
      const time = Number(process.hrtime.bigint() - start) / 1_000;
      this.times.set(what, (this.times.get(what) ?? 0) + time - this.#inner);
      this.#inner = outer + time;
    }
  }

  measure(what, owner, name) {
    const work = owner[name];
    owner[name] = (...args) => this.run(what, () => work.apply(owner, args));
  }
}

/** The bytes that a round allocates for each SeldonDeployment, by V8's sampling of the heap. */
function garbageOf(round) {
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.enable');
  session.post('HeapProfiler.startSampling', {
    samplingInterval: 16_384,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const count = round();
  let bytes = 0;
  session.post('HeapProfiler.stopSampling', (error, { profile }) => {
    const nodes = [profile.head];
    for (const { selfSize, children } of nodes) {
      bytes += selfSize;
      nodes.push(...children);
    }
  });
  return bytes / count;
}

const [first, second, third] = process.argv.slice(2);
if (first === 'one') {
  judgeSet(second, Number(third));
} else {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-judging-'));
  try {
    SETS.forEach((name, i) => {
      const directory = path.join(folder, String(i));
      writeSet(directory, name, Number(first ?? 2_000));
      console.log(`${name}:`);
      execFileSync(process.execPath, [__filename, 'one', directory, second ?? '6'], { stdio: 'inherit' });
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
