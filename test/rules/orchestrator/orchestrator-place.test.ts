import { yaml } from '../../../src/rules/example';
import { orchestratorPlace } from '../../../src/rules/orchestrator/orchestrator-place';
import { describeRule } from '../describe-rule';

describeRule(orchestratorPlace, {
  accepts: {
    'a prepackaged server': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a built-in root above a server': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z}]}
    `,
    'no container, with an orchestrator in its own pod': yaml`
      annotations: {seldon.io/engine-separate-pod: 'true'}
      predictors:
      - name: a
        graph: {name: m, implementation: SIMPLE_MODEL}
    `,
  },
  rejects: {
    'only a built-in implementation': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SIMPLE_MODEL}
    `,
      ['spec.predictors[0].graph', 'never reconciles'],
    ],
    'an autoscaler in a separate entry, which cannot simply move to the end': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].componentSpecs[0]', 'the first entry has no containers'],
    ],
    'a node whose container is in a later entry, too': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
        - spec: {containers: [{name: m, image: 'i:2'}]}
    `,
      ['spec.predictors[0].componentSpecs[1].spec.containers[0].name', 'node "m" has a container in componentSpecs[0]'],
    ],
    'a container that is not a node in the first entry': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: other, image: 'i:1'}]}
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].componentSpecs[0]', 'no container here'],
    ],
  },
});
