import { FORMER_KEYS } from './former-keys';
import { ENGINE_DEFAULTS, orchestrator } from './orchestrator';
import { component, container, modelNode, ModelScope } from './scope';
import { mabWarnings } from './warnings';
import { MODEL_CHARTS } from '../../api/facts/names';
import { EXAMPLE_IMAGE_TAG, MODEL_CHART_VERSION } from '../../api/facts/release';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';

/** The chart of a multi-armed bandit that routes requests to the better of two models. */
export const MAB_CHART: Chart = {
  name: MODEL_CHARTS.multiArmedBandit,
  version: MODEL_CHART_VERSION,
  defaults: {
    modela: { image: { name: 'seldonio/mock_classifier', version: EXAMPLE_IMAGE_TAG }, name: 'classifier-1' },
    modelb: { image: { name: 'seldonio/mock_classifier', version: EXAMPLE_IMAGE_TAG }, name: 'classifier-2' },
    mab: {
      image: { name: 'seldonio/mab_epsilon_greedy', version: EXAMPLE_IMAGE_TAG },
      name: 'eg-router',
      branches: 2,
      epsilon: 0.2,
      verbose: 1,
    },
    replicas: 1,
    sdepLabels: { app: 'seldon' },
    predictorLabels: { version: EXAMPLE_IMAGE_TAG, fluentd: 'true' },
    engine: ENGINE_DEFAULTS,
    predictor: { name: 'default' },
  },
  deviations: [],
  renamed: FORMER_KEYS,
  open: ['engine.env', 'engine.resources', 'predictorLabels', 'sdepLabels'],
  readBesides: () => [],
  warnings: mabWarnings,
  unread: () => ({}),
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new ModelScope(values, release);
    const model = (path: string) =>
      component([container(scope.quoted(`${path}.name`), scope.image(`${path}.image`))], 20);
    const router = scope.quoted('mab.name');
    return [
      scope.seldonDeployment(scope.data('sdepLabels'), {
        name: scope.quoted('predictor.name'),
        replicas: scope.bare('replicas'),
        componentSpecs: [
          model('modela'),
          model('modelb'),
          component([{ image: scope.image('mab.image'), name: router }], 20),
        ],
        graph: {
          name: router,
          type: 'ROUTER',
          parameters: [
            { name: 'n_branches', value: scope.quoted('mab.branches'), type: 'INT' },
            { name: 'epsilon', value: scope.quoted('mab.epsilon'), type: 'FLOAT' },
            { name: 'verbose', value: scope.quoted('mab.verbose'), type: 'BOOL' },
          ],
          children: [modelNode(scope.quoted('modela.name')), modelNode(scope.quoted('modelb.name'))],
        },
        svcOrchSpec: orchestrator(scope),
        labels: scope.data('predictorLabels'),
      }),
    ];
  },
};
