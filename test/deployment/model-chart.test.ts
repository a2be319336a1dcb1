import { Chart, Testing } from 'cdk8s';
import { chartDefaults, renderChart } from '../../src/charts/render';
import { ModelChart } from '../../src/deployment/model-chart';
import { Values } from '../../src/input/values';
import { type JsonObject, type Manifest } from '../../src/private/json';
import { comparable } from '../helpers/compare';

const inNamespace = () => new Chart(Testing.app(), 'chart', { namespace: 'ml' });
const only = (chart: Chart) => Testing.synth(chart)[0] as Manifest;

test.each([
  ['seldon-single-model', ModelChart.singleModel],
  ['seldon-abtest', ModelChart.abTest],
  ['seldon-mab', ModelChart.multiArmedBandit],
  ['seldon-od-model', ModelChart.outlierDetector],
  ['seldon-od-transformer', ModelChart.outlierTransformer],
] as const)("%s is the chart's SeldonDeployment, in the namespace of the app's chart", (name, make) => {
  const chart = inNamespace();
  make(chart, 'fraud', {
    values: name === 'seldon-single-model' ? Values.of({ model: { image: 'me/model:1' } }) : undefined,
  });
  const given = chartDefaults(name);
  const values =
    name === 'seldon-single-model'
      ? { ...given, model: { ...(given.model as JsonObject), image: 'me/model:1' } }
      : given;
  const [expected] = renderChart(name, values, { release: 'fraud', namespace: 'ml' });
  expect(comparable(only(chart))).toEqual(
    comparable({ ...expected, metadata: { ...expected.metadata, namespace: 'ml' } }),
  );
});

test('it is extended by code', () => {
  const chart = inNamespace();
  const model = ModelChart.singleModel(chart, 'fraud', {
    values: Values.of({ model: { image: 'me/model:1' }, replicas: 2 }),
  });
  model.apiObject.metadata.addLabel('team', 'risk');
  expect(only(chart)).toMatchObject({
    metadata: { name: 'fraud', labels: { team: 'risk' } },
    spec: { predictors: [{ replicas: 2 }] },
  });
});

test('without a namespace it names none', () => {
  const chart = Testing.chart();
  ModelChart.singleModel(chart, 'fraud', { values: Values.of({ model: { image: 'me/model:1' } }), release: 'scorer' });
  expect(only(chart).metadata).toMatchObject({ name: 'scorer' });
  expect(only(chart).metadata).not.toHaveProperty('namespace');
});

test('invalid values are rejected with the path of the construct', () => {
  expect(() =>
    ModelChart.outlierDetector(inNamespace(), 'od', { values: Values.of({ model: { type: 'vea' } }) }),
  ).toThrow('[chart] model.type: must be one of vae, mahalanobis, seq2seq, isolationforest, not the string "vea"');
  expect(() => ModelChart.singleModel(inNamespace(), 'm', { values: {} as unknown as Values })).toThrow(
    "[chart] 'values' must be a Values such as Values.of({ ... }), got a map of 0 keys",
  );
});
