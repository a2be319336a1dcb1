import { FORMER_KEYS } from './former-keys';
import { ENGINE_DEFAULTS, orchestrator } from './orchestrator';
import { detectorDefaults, detectorPaths, outlierDetector } from './outlier-detector';
import { component, ModelScope } from './scope';
import { detectorWarnings } from './warnings';
import { MODEL_CHARTS } from '../../api/facts/names';
import { MODEL_CHART_VERSION } from '../../api/facts/release';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';

/** The chart of an outlier detector that is a separate model. */
export const OD_MODEL_CHART: Chart = {
  name: MODEL_CHARTS.outlierDetector,
  version: MODEL_CHART_VERSION,
  defaults: {
    name: 'seldon-od-model',
    model: { name: 'outlier-detector', ...detectorDefaults('model') },
    replicas: 1,
    sdepLabels: { app: 'seldon' },
    predictorLabels: { version: 'v1', fluentd: 'true' },
    engine: ENGINE_DEFAULTS,
  },
  deviations: [],
  renamed: FORMER_KEYS,
  open: [...detectorPaths('model'), 'engine.env', 'engine.resources', 'predictorLabels', 'sdepLabels'],
  readBesides: () => [],
  unread: () => ({ name: 'the SeldonDeployment is named like the release' }),
  warnings: (values, strictParity) => detectorWarnings(values, 'model', strictParity),
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new ModelScope(values, release);
    const detector = outlierDetector(scope, 'model');
    return [
      scope.seldonDeployment(scope.data('sdepLabels'), {
        componentSpecs: [component([detector.container], 1)],
        graph: {
          children: [],
          name: scope.quoted('model.name'),
          endpoint: { type: 'REST' },
          type: 'MODEL',
          parameters: detector.parameters,
        },
        svcOrchSpec: orchestrator(scope),
        name: scope.name,
        replicas: scope.bare('replicas'),
        labels: scope.data('predictorLabels'),
      }),
    ];
  },
};
