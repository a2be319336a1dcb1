import { FORMER_KEYS } from './former-keys';
import { component, container, modelNode, ModelScope } from './scope';
import { abTestWarnings } from './warnings';
import { MODEL_CHARTS } from '../../api/facts/names';
import { EXAMPLE_IMAGE_TAG, MODEL_CHART_VERSION } from '../../api/facts/release';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';
import { ABTEST_DEVIATIONS } from '../deviations/abtest';

/** The chart of two models between which requests are split at random. */
export const ABTEST_CHART: Chart = {
  name: MODEL_CHARTS.abTest,
  version: MODEL_CHART_VERSION,
  defaults: {
    separate_pods: true,
    modela: { image: { name: 'seldonio/mock_classifier', version: EXAMPLE_IMAGE_TAG }, name: 'classifier-1' },
    modelb: { image: { name: 'seldonio/mock_classifier', version: EXAMPLE_IMAGE_TAG }, name: 'classifier-2' },
    traffic_modela_percentage: 0.5,
    replicas: 1,
    predictor: { name: 'default' },
  },
  deviations: ABTEST_DEVIATIONS,
  renamed: FORMER_KEYS,
  open: [],
  readBesides: () => [],
  warnings: abTestWarnings,
  unread: (strictParity): Record<string, string> =>
    strictParity ? { replicas: 'the chart runs one replica (fixed without --strict-parity)' } : {},
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new ModelScope(values, release);
    const models = ['modela', 'modelb'].map((model) => ({
      name: scope.quoted(`${model}.name`),
      image: scope.image(`${model}.image`),
    }));
    const [a, b] = models.map(({ name, image }) => container(name, image));
    const separate = scope.values.isTrue('separate_pods');
    return [
      scope.seldonDeployment(
        { app: 'seldon' },
        {
          name: scope.quoted('predictor.name'),
          replicas: 1,
          componentSpecs: separate
            ? [component([a], 20), { metadata: { labels: { version: 'v2' } }, ...component([b], 20) }]
            : [component([a, b], 20)],
          graph: {
            name: scope.name,
            implementation: 'RANDOM_ABTEST',
            // With separate pods the chart splits evenly, whatever the values say.
            parameters: [
              { name: 'ratioA', value: separate ? '0.5' : scope.quoted('traffic_modela_percentage'), type: 'FLOAT' },
            ],
            children: models.map(({ name }) => modelNode(name)),
          },
        },
      ),
    ];
  },
};
