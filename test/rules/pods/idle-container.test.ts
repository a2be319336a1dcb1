import { yaml } from '../../../src/rules/example';
import { idleContainer } from '../../../src/rules/pods/idle-container';
import { describeRule } from '../describe-rule';

function explained(container: string, explainer = '{type: AnchorTabular, modelUri: gs://m/e}'): string {
  return `spec: {predictors: [{name: a, graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
    explainer: ${explainer}, componentSpecs: [{spec: {containers: [{name: iris}, ${container}]}}]}]}`;
}

describeRule(idleContainer, {
  accepts: {
    'an explainer that is a sidecar without the operator': explained(
      "{name: explainer, image: 'seldonio/alibiexplainer:1.17.1'}",
      '{}',
    ),
    'a sidecar next to an explainer': explained("{name: log, image: 'fluent-bit:1'}"),
    'a sidecar whose name begins with that of the node': `spec: {predictors: [{name: a, graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, componentSpecs: [{spec: {containers: [{name: classifier-proxy, image: 'envoy:1'}]}}]}]}`,
    'the container of the node': yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: node, image: 'seldonio/mlserver:1'}]}}]
    `,
    'a sidecar': yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: proxy, image: 'nginx:1'}]}}]
    `,
    'a sidecar named after the node': yaml`
      predictors:
      - name: a
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: classifier-log, image: 'i:1'}]}}]
    `,
    'a second server next to that of the node': yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: node}, {name: other, image: 'seldonio/mlserver:1'}]}}]
    `,
  },
  rejects: {
    'the container of an explainer': [
      explained("{name: explainer, image: 'seldonio/alibiexplainer:1.17.1'}"),
      ['spec.predictors[0].componentSpecs[0].spec.containers[1].name', 'container "explainer" runs next to the model'],
    ],
    'a container that is called a server': [
      yaml`
        predictors:
        - name: a
          graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://m}
          componentSpecs: [{spec: {containers: [{name: server, image: 'registry.example.com/i:1'}]}}]
      `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].name', 'the server of node "iris" runs next to it'],
    ],
    'a name that shows whose container it is': [
      `spec: {predictors: [{name: a, graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://m/x},
          componentSpecs: [{spec: {containers: [{name: iris-container, image: 'registry.example.com/own:1'}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].name', '"iris-container"'],
    ],
    'an image of the framework': [
      `spec: {predictors: [{name: a, graph: {name: iris, implementation: XGBOOST_SERVER, modelUri: gs://m/x},
          componentSpecs: [{spec: {containers: [{name: model, image: 'registry.example.com/xgboost-gpu:1'}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].name', '"model"'],
    ],
    'a server of another name': [
      yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: model, image: 'seldonio/mlserver:1'}]}}]
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].name',
        'container "model" does not have the name of a node',
      ],
    ],
    'a misspelled name with an image': [
      yaml`
      predictors:
      - name: a
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: clasifier, image: 'i:1'}]}}]
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].name',
        'the server of node "classifier" runs next to it',
      ],
    ],
    'your own image with variables of a server': [
      yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs: [{spec: {containers: [{name: model, image: 'i:1', env: [{name: MLSERVER_MODEL_URI, value: /m}]}]}}]
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].name', '"node" runs next to it'],
    ],
  },
});
