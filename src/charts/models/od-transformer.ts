import { FORMER_KEYS } from './former-keys';
import { detectorDefaults, detectorPaths, outlierDetector } from './outlier-detector';
import { component, container, ModelScope } from './scope';
import { detectorWarnings } from './warnings';
import { MODEL_CHARTS } from '../../api/facts/names';
import { MODEL_CHART_VERSION } from '../../api/facts/release';
import { type JsonObject, type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';

/** The chart of a model whose requests pass an outlier detector first. */
export const OD_TRANSFORMER_CHART: Chart = {
  name: MODEL_CHARTS.outlierTransformer,
  version: MODEL_CHART_VERSION,
  defaults: {
    name: 'seldon-od-transformer',
    model: { image: { name: 'seldonio/mock_classifier:1.0' }, name: 'classifier' },
    outlierDetection: { enabled: true, name: 'outlier-detector', ...detectorDefaults('tranformer') },
    replicas: 1,
    sdepLabels: { app: 'seldon' },
    predictorLabels: { version: 'v1', fluentd: 'true' },
  },
  deviations: [],
  renamed: FORMER_KEYS,
  open: [...detectorPaths('outlierDetection'), 'predictorLabels', 'sdepLabels'],
  readBesides: () => [],
  unread: () => ({ name: 'the SeldonDeployment is named like the release' }),
  warnings: (values, strictParity) => detectorWarnings(values, 'outlierDetection', strictParity),
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new ModelScope(values, release);
    const name = scope.quoted('model.name');
    const model = component([container(name, scope.quoted('model.image.name'))], 1);
    const node: JsonObject = { children: [], name, endpoint: { type: 'REST' }, type: 'MODEL' };
    const detector = scope.values.isTrue('outlierDetection.enabled')
      ? outlierDetector(scope, 'outlierDetection')
      : undefined;
    return [
      scope.seldonDeployment(scope.data('sdepLabels'), {
        componentSpecs: detector ? [model, component([detector.container], 20)] : [model],
        graph: detector
          ? {
              name: scope.quoted('outlierDetection.name'),
              type: 'TRANSFORMER',
              parameters: detector.parameters,
              endpoint: { type: 'REST' },
              children: [node],
            }
          : node,
        name: scope.name,
        replicas: scope.bare('replicas'),
        labels: scope.data('predictorLabels'),
      }),
    ];
  },
};
