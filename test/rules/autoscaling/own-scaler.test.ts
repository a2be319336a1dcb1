import { ownScaler } from '../../../src/rules/autoscaling/own-scaler';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(ownScaler, {
  accepts: {
    'another name': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: x/v1
      kind: HorizontalPodAutoscaler
      metadata: {name: iris-a-0-m-hpa}
    `,
    'another namespace': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: x/v1
      kind: HorizontalPodAutoscaler
      metadata: {name: iris-a-0-m, namespace: other}
    `,
    'a kind that the operator does not delete': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: x/v1
      kind: NetworkPolicy
      metadata: {name: iris-a-0-m}
    `,
  },
  rejects: {
    'an autoscaler': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: x/v1
      kind: HorizontalPodAutoscaler
      metadata: {name: iris-a-0-m}
    `,
      ['spec.predictors[0].graph', 'HorizontalPodAutoscaler "iris-a-0-m"'],
    ],
    'a budget': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
      ---
      apiVersion: x/v1
      kind: PodDisruptionBudget
      metadata: {name: iris-a-0-m}
    `,
      ['spec.predictors[0].componentSpecs[0]', 'PodDisruptionBudget'],
    ],
  },
});
