import { FORMER_KEYS_OF_SINGLE_MODEL } from './former-keys';
import { ModelScope } from './scope';
import { singleModelWarnings } from './warnings';
import { API_VERSION, KIND } from '../../api/facts/group';
import { MODEL_CHARTS } from '../../api/facts/names';
import { MODEL_CHART_VERSION } from '../../api/facts/release';
import { type JsonObject, type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart, type Release } from '../chart';
import { int } from '../template/functions';

/** The chart of one model, prepackaged or of an own image. */
export const SINGLE_MODEL_CHART: Chart = {
  name: MODEL_CHARTS.singleModel,
  version: MODEL_CHART_VERSION,
  defaults: {
    apiVersion: API_VERSION,
    protocol: 'seldon',
    model: {
      implementation: '',
      uri: '',
      envSecretRefName: '',
      image: '',
      env: { LOG_LEVEL: 'INFO' },
      resources: { requests: { memory: '1Mi' } },
      logger: { enabled: false, url: '' },
      mlflow: { xtype: '' },
    },
    replicas: 1,
    labels: {},
    annotations: {},
    hpa: {
      enabled: false,
      minReplicas: 1,
      maxReplicas: 5,
      metrics: [{ resource: { name: 'cpu', targetAverageUtilization: 10 }, type: 'Resource' }],
    },
  },
  deviations: [],
  renamed: FORMER_KEYS_OF_SINGLE_MODEL,
  open: ['annotations', 'hpa.metrics', 'labels', 'model.env', 'model.resources'],
  readBesides: () => [],
  warnings: singleModelWarnings,
  unread: () => ({}),
  objects(values: ValueMap, release: Release): Manifest[] {
    const scope = new ModelScope(values, release);
    return [
      {
        apiVersion: scope.quoted('apiVersion'),
        kind: KIND,
        metadata: { name: scope.name, namespace: release.namespace, labels: scope.strings('labels') },
        spec: {
          name: scope.name,
          protocol: scope.quoted('protocol'),
          annotations: scope.strings('annotations'),
          predictors: [
            {
              name: 'default',
              graph: graph(scope),
              componentSpecs: [{ spec: { containers: [modelContainer(scope)] }, ...autoscaler(scope) }],
              replicas: int(scope.values.at('replicas'), 'replicas'),
            },
          ],
        },
      },
    ];
  },
};

function graph(scope: ModelScope): JsonObject {
  const node: JsonObject = { name: 'model', type: 'MODEL' };
  const setWhereGiven = (field: string, path: string) => {
    if (scope.values.isTrue(path)) {
      node[field] = scope.quoted(path);
    }
  };
  setWhereGiven('implementation', 'model.implementation');
  setWhereGiven('envSecretRefName', 'model.envSecretRefName');
  setWhereGiven('modelUri', 'model.uri');
  if (scope.values.isTrue('model.mlflow.xtype')) {
    node.parameters = [{ name: 'xtype', type: 'STRING', value: scope.quoted('model.mlflow.xtype') }];
  }
  if (scope.values.isTrue('model.logger.enabled')) {
    node.logger = {
      mode: 'all',
      ...(scope.values.isTrue('model.logger.url') ? { url: scope.quoted('model.logger.url') } : {}),
    };
  }
  return node;
}

function modelContainer(scope: ModelScope): JsonObject {
  return {
    name: 'model',
    ...(scope.values.isTrue('model.image') ? { image: scope.quoted('model.image') } : {}),
    env: scope.env('model.env'),
    resources: scope.data('model.resources'),
  };
}

function autoscaler(scope: ModelScope): JsonObject {
  if (!scope.values.isTrue('hpa.enabled')) {
    return {};
  }
  return {
    hpaSpec: {
      minReplicas: int(scope.values.at('hpa.minReplicas'), 'hpa.minReplicas'),
      maxReplicas: int(scope.values.at('hpa.maxReplicas'), 'hpa.maxReplicas'),
      metrics: scope.data('hpa.metrics'),
    },
  };
}
