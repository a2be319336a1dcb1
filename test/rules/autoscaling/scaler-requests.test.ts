import { scalerRequests } from '../../../src/rules/autoscaling/scaler-requests';
import { yaml } from '../../../src/rules/example';
import { describeRule, judgeManifests, ownModel } from '../describe-rule';

const PERCENT =
  'hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}';
const AMOUNT =
  'hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}';
const CONTAINERS = 'spec.predictors[0].componentSpecs[0].spec.containers';

const SERVER = `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
  componentSpecs: [{spec: {containers: [CONTAINER]}, HPA}]}]`;

describeRule(scalerRequests, {
  accepts: {
    'a request': ownModel(PERCENT, '', 'resources: {requests: {cpu: 1}}'),
    'a limit, which counts as a request': ownModel(PERCENT, '', 'resources: {limits: {cpu: 1}}'),
    'a request that a LimitRange sets by default': `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}, ${PERCENT}}]}]}
---
kind: LimitRange
metadata: {name: defaults, namespace: ml}
spec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}`,
    'an absolute target': ownModel(AMOUNT),
    'no autoscaler': ownModel(),
    'your own autoscaler that measures an amount': `metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: HorizontalPodAutoscaler
metadata: {name: own}
spec: {scaleTargetRef: {kind: Deployment, name: iris-a-0-m}, metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}`,
    'a server whose container has a request': SERVER.replace('HPA', PERCENT).replace(
      'CONTAINER',
      '{name: m, resources: {requests: {cpu: 1}}}',
    ),
  },
  rejects: {
    'an autoscaler without metrics, which measures the CPU': [
      ownModel('hpaSpec: {maxReplicas: 3}'),
      [`${CONTAINERS}[0]`, '"m" requests no cpu'],
    ],
    'your own autoscaler': [
      `metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: HorizontalPodAutoscaler
metadata: {name: own}
spec: {scaleTargetRef: {kind: Deployment, name: iris-a-0-m}, metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}]}`,
      ['spec.predictors[0].graph', '"m" requests no memory'],
    ],
    'an autoscaler of your own in the form of autoscaling/v2beta1': [
      `metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
apiVersion: autoscaling/v2beta1
kind: HorizontalPodAutoscaler
metadata: {name: own}
spec: {scaleTargetRef: {kind: Deployment, name: iris-a-0-m}, metrics: [{type: Resource, resource: {name: memory, targetAverageUtilization: 70}}]}`,
      ['spec.predictors[0].graph', '"m" requests no memory'],
    ],
    'the orchestrator, whose resources have a place of their own': [
      ownModel(PERCENT, 'svcOrchSpec: {resources: {requests: {memory: 1Gi}}}', 'resources: {requests: {cpu: 1}}'),
      ['spec.predictors[0].svcOrchSpec', '"seldon-container-engine" requests no cpu'],
    ],
    'a server that the operator adds': [
      `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, componentSpecs: [{${PERCENT}}]}]`,
      ['spec.predictors[0].graph', '"m" requests no cpu'],
    ],
    'TensorFlow Serving, which the operator adds next to its proxy': [
      SERVER.replace('SKLEARN', 'TENSORFLOW')
        .replace('HPA', PERCENT)
        .replace('CONTAINER', '{name: m, resources: {requests: {cpu: 1}}}'),
      ['spec.predictors[0].graph', '"tfserving" requests no cpu'],
    ],
    'a request for another resource': [
      ownModel(PERCENT, '', 'resources: {requests: {memory: 1Gi}}'),
      [`${CONTAINERS}[0]`, 'requests no cpu'],
    ],
    'a second container': [
      yaml`
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1}}}, {name: sidecar, image: 'i:1'}]}
            hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}
      `,
      [`${CONTAINERS}[1]`, '"sidecar"'],
    ],
  },
});

const triggers = (metadata: string) =>
  `kedaSpec: {maxReplicaCount: 3, triggers: [{type: memory, metadata: {${metadata}}}]}`;

describeRule(scalerRequests, {
  operator: 'keda: {enabled: true}',
  accepts: {
    'a KEDA trigger with an absolute value': ownModel(triggers("type: AverageValue, value: '1Gi'")),
    'a KEDA trigger for a requested resource': ownModel(
      triggers("type: Utilization, value: '60'"),
      '',
      'resources: {requests: {memory: 1Gi}}',
    ),
  },
  rejects: {
    'a KEDA trigger for utilization': [
      ownModel(triggers("type: Utilization, value: '60'")),
      [`${CONTAINERS}[0]`, 'requests no memory'],
    ],
  },
});

test('the resources of an explainer are those of its containerSpec', () => {
  const { findings } = judgeManifests(`metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: {type: AnchorTabular, modelUri: gs://e}}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: own}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-a-explainer}, maxReplicas: 3}`);
  expect(findings.map(({ remedy }) => remedy)).toContain(
    'set spec.predictors[0].explainer.containerSpec.resources.requests.cpu',
  );
});
