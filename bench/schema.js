// The schema's verdict on SeldonDeployments against ajv with the JSON schema of the same description: node bench/schema.js [SIZE]
const { compare, report } = require('./compare');
const { manifest } = require('./manifest');

const [task, size] = process.argv.slice(2);
const TASKS = {
  ajv: () => {
    const Ajv = require('ajv').default;
    const { seldonDeploymentJsonSchema } = require('../lib/api/json-schema');
    const fits = new Ajv({ strict: false, logger: false }).compile(seldonDeploymentJsonSchema());
    return (object) => fits(object);
  },
  ours: () => {
    const { validateSchema } = require('../lib/api/validate');
    return (object) => validateSchema(object).schema.length === 0;
  },
};

if (TASKS[task]) {
  const objects = Array.from({ length: Number(size) }, (_, i) => manifest(i));
  report(() => {
    const isFine = TASKS[task]();
    if (!objects.every(isFine)) {
      throw new Error('a valid object was rejected');
    }
  });
} else {
  const n = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 10_000);
  const { ajv, ours } = compare(__filename, ['ajv', 'ours'], n);
  console.log(
    `${n} objects of ${JSON.stringify(manifest(0)).length} bytes: ajv ${ajv.ms} ms, ours ${ours.ms} ms; ours/ajv ${(ours.ms / ajv.ms).toFixed(2)}`,
  );
  for (const more of [n, 2 * n, 5 * n]) {
    const { ms, mb } = compare(__filename, ['ours'], more, 3).ours;
    console.log(
      `${more} objects: ours ${ms} ms, ${mb} MB with the objects, ${((ms * 1000) / more).toFixed(0)} us each`,
    );
  }
}
