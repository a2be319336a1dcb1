// What the operator creates from SeldonDeployments of 6 KB, from YAML to objects: node bench/expand.js [SIZE]
const { compare, report } = require('./compare');
const { manifest } = require('./manifest');

const [task, size] = process.argv.slice(2);
const TASKS = {
  read: () => read(yaml()),
  expand: () => expandAll(read(yaml())),
  judge: () => judgeAll(read(yaml())),
};

let text;
if (TASKS[task]) {
  yaml();
  report(TASKS[task]);
} else {
  const sizes = task === undefined ? [1_000, 10_000, 20_000] : [Number(task)];
  for (const n of sizes) {
    const { read: reading, expand, judge } = compare(__filename, ['read', 'expand', 'judge'], n, 3);
    console.log(
      `${n} objects: read ${reading.ms} ms; read and expanded ${expand.ms} ms, ${expand.mb} MB, ${((expand.ms * 1000) / n).toFixed(0)} us each; ` +
        `with the schema, webhook, traps and rejections of \`cdk8s-seldon expand\` ${judge.ms} ms, ${judge.mb} MB`,
    );
  }
}

/** Made outside the time that is taken. */
function yaml() {
  const { toYamlDocuments } = require('../lib/yaml/write');
  return (text ??= toYamlDocuments(Array.from({ length: Number(size) }, (_, i) => manifest(i))));
}

function read(input) {
  const { readDocuments } = require('../lib/yaml/read');
  return readDocuments(input, 'bench.yaml').map(({ value }) => value);
}

function expandAll(objects) {
  const { expand } = require('../lib/expand/expand');
  const { NamespaceSurroundings } = require('../lib/expand/surroundings');
  const config = operator();
  let made = 0;
  for (const object of objects) {
    made += expand(object, config, NamespaceSurroundings.NONE).objects.length;
  }
  if (made !== objects.length * 11) {
    throw new Error(`${made} objects of ${objects.length}`);
  }
}

function judgeAll(objects) {
  const { judge } = require('../lib/rules/check');
  const config = operator();
  objects.forEach((object) => judge(object, { config }));
}

function operator() {
  const { chartDefaults } = require('../lib/charts/render');
  const { configFromValues } = require('../lib/expand/operator-chart');
  const values = chartDefaults('seldon-core-operator');
  return configFromValues({ ...values, istio: { ...values.istio, enabled: true } });
}
