// What it takes to extend an object by two fields and to read it: by `{ ...a, b: 1, c: 2 }`, by `Object.assign`, and by
// what the build writes instead (scripts/object-spread.js), for objects of one, four and eight hidden classes. The last
// two are what the build leaves as it is: fields in front, and a copy alone.
// Usage: node bench/object-spread.js [rounds]
const { median } = require('./compare');
const { extended } = require('../lib/private/extended');

const WAYS = {
  '{ ...a, b: 1, c: 2 }': (a) => ({ ...a, b: 1, c: 2 }),
  'Object.assign': (a) => Object.assign({}, a, { b: 1, c: 2 }),
  extended: (a) => extended(extended({}, a), { b: 1, c: 2 }),
  '{ b: 1, c: 2, ...a }': (a) => ({ b: 1, c: 2, ...a }),
  '{ ...a }': (a) => ({ ...a }),
};
const CLASSES = [1, 4, 8];
const TIMES = 300_000;

/** Objects of so many hidden classes, with three fields and more. */
function objectsOf(classes) {
  return Array.from({ length: classes }, (_, i) =>
    Object.fromEntries(Array.from({ length: i + 3 }, (_field, k) => [`field${k}`, k])),
  );
}

function time(extend, objects) {
  const start = process.hrtime.bigint();
  let sum = 0;
  for (let i = 0; i < TIMES; i++) {
    const { field0, b = 1, absent = 1 } = extend(objects[i % objects.length]);
    sum += field0 + b + absent;
  }
  const ns = Number(process.hrtime.bigint() - start) / TIMES;
  return sum === 2 * TIMES ? ns : NaN;
}

const [way, classes] = process.argv.slice(2);
if (way in WAYS) {
  const objects = objectsOf(Number(classes));
  console.log([1, 2, 3].map(() => time(WAYS[way], objects)).at(-1));
} else {
  const { execFileSync } = require('node:child_process');
  const rounds = Array.from({ length: Number(way ?? 7) }, () =>
    Object.keys(WAYS).map((name) =>
      // A process for each: V8 remembers what a place in the code has seen.
      CLASSES.map((number) => Number(execFileSync(process.execPath, [__filename, name, String(number)]))),
    ),
  );
  console.log(`ns for objects of ${CLASSES.join(', ')} hidden classes`);
  Object.keys(WAYS).forEach((name, i) => {
    const medians = CLASSES.map((_, k) =>
      median(rounds.map((round) => round[i][k]))
        .toFixed(0)
        .padStart(6),
    );
    console.log(`${name.padEnd(22)}${medians.join('')}`);
  });
}
