import { chartDefaults, chartWarnings, describeAdvice } from '../../src/charts/render';
import { type JsonObject } from '../../src/private/json';

/** The warnings of a chart with one value of the user. */
function warnings(chart: string, path: string, value: string | number | boolean): string[] {
  const values = chartDefaults(chart);
  const keys = path.split('.');
  const last = keys.pop()!;
  keys.reduce((map, key) => map[key] as JsonObject, values)[last] = value;
  return chartWarnings(chart, values, false).map(describeAdvice);
}

test.each(['seldon-single-model', 'seldon-abtest', 'seldon-mab', 'seldon-od-model', 'seldon-od-transformer'])(
  'the defaults of %s give no warning',
  (chart) => {
    expect(chartWarnings(chart, chartDefaults(chart), false)).toEqual([]);
    expect(chartWarnings(chart, chartDefaults(chart), true)).toEqual([]);
  },
);

test.each([
  ['seldon-single-model', 'protocol', 'v2'],
  ['seldon-single-model', 'protocol', 'kfserving'],
  ['seldon-single-model', 'apiVersion', 'machinelearning.seldon.io/v1alpha2'],
  ['seldon-single-model', 'model.implementation', 'SKLEARN_SERVER'],
  ['seldon-single-model', 'model.implementation', 'MY_OWN_SERVER'],
  ['seldon-single-model', 'model.mlflow.xtype', 'DataFrame'],
  ['seldon-abtest', 'traffic_modela_percentage', 0.9],
  ['seldon-abtest', 'traffic_modela_percentage', '1'],
  ['seldon-mab', 'mab.verbose', true],
  ['seldon-od-model', 'model.vae.threshold', '0.5'],
  ['seldon-od-model', 'model.vae.reservoir_size', 1_000_000],
  ['seldon-od-model', 'model.mahalanobis.n_components', 'all, which is not the chosen detector'],
  ['seldon-od-model', 'model.parameterTypes.model_name', 'STRING'],
])('%s accepts %s %s', (chart, path, value) => {
  expect(warnings(chart, path, value)).toEqual([]);
});

test.each([
  [
    'seldon-single-model',
    'protocol',
    'REST',
    /^protocol: .*webhook rejects.*; .*every model answers both REST and gRPC$/,
  ],
  ['seldon-single-model', 'protocol', 'tensorfow', /^protocol: .*did you mean.*tensorflow/],
  ['seldon-single-model', 'apiVersion', 'machinelearning.seldon.io/v2', /^apiVersion: .*does not have it/],
  ['seldon-single-model', 'model.implementation', 'sklearn_server', /^model\.implementation: .*SKLEARN_SERVER/],
  ['seldon-single-model', 'model.mlflow.xtype', 'dataframe', /^model\.mlflow\.xtype: .*data frame; .*DataFrame/],
  ['seldon-abtest', 'traffic_modela_percentage', 90, /^traffic_modela_percentage: the number 90 is not a share/],
  ['seldon-abtest', 'traffic_modela_percentage', '', /^traffic_modela_percentage: .* is not a share/],
  [
    'seldon-od-model',
    'model.vae.threshold',
    'high',
    /^model\.vae\.threshold: .*"high" is not of type FLOAT: the detector exits on startup; .* model\.parameterTypes/,
  ],
  [
    'seldon-od-transformer',
    'outlierDetection.vae.reservoir_size',
    0.5,
    /^outlierDetection\.vae\.reservoir_size: the number 0\.5 is not of type INT/,
  ],
  ['seldon-od-model', 'model.vae.verbose', true, /^model\.vae\.verbose: it has no type: the API server rejects/],
  [
    'seldon-od-model',
    'model.parameterTypes.model_name',
    'TEXT',
    /^model\.vae\.model_name: TEXT is not a type: .*STRING/,
  ],
  ['seldon-mab', 'mab.epsilon', 'low', /^mab\.epsilon: .*is not of type FLOAT: the router exits/],
])('%s warns of %s %s', (chart, path, value, message) => {
  expect(warnings(chart, path, value)).toEqual([expect.stringMatching(message) as string]);
});

test('a million, which Helm prints as 1e+06, is no INT with strict parity', () => {
  const values = chartDefaults('seldon-od-model');
  ((values.model as JsonObject).vae as JsonObject).reservoir_size = 1_000_000;
  expect(chartWarnings('seldon-od-model', values, true).map(describeAdvice)).toEqual([
    expect.stringMatching(/^model\.vae\.reservoir_size: the number 1e\+06 is not of type INT/),
  ]);
});
