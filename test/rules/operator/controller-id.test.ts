import { yaml } from '../../../src/rules/example';
import { controllerId } from '../../../src/rules/operator/controller-id';
import { describeRule } from '../describe-rule';

describeRule(controllerId, {
  accepts: {
    'no id': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'the id of another operator in the input': yaml`
      metadata: {name: iris, labels: {seldon.io/controller-id: x}}
      spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
      ---
      kind: Deployment
      metadata: {name: seldon-controller-manager, namespace: x}
      spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', env: [{name: CONTROLLER_ID, value: x}]}]}}}
    `,
  },
  rejects: {
    'an id': [
      yaml`
      metadata: {name: iris, labels: {seldon.io/controller-id: x}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.labels[seldon.io/controller-id]', '"x"'],
    ],
  },
});
