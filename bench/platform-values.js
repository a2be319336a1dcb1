/** Values of a platform; the environments differ in replicas and in one model. */
exports.platformValues = function platformValues(size) {
  const model = (i) => ({
    namespace: `team-${i % 10}`,
    server: 'SKLEARN',
    uri: `gs://seldon-models/v1.16.0-dev/sklearn/model-${i}`,
    resources: { requests: { cpu: '500m', memory: '256Mi' }, limits: { memory: '512Mi' } },
  });
  return JSON.stringify({
    operator: { enabled: false },
    models: Object.fromEntries(Array.from({ length: size }, (_, i) => [`model-${i}`, model(i)])),
    environments: Object.fromEntries(
      ['dev', 'staging', 'prod'].map((name, i) => [name, { models: { 'model-0': { replicas: i + 1 } } }]),
    ),
  });
};
