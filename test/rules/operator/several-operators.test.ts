import { yaml } from '../../../src/rules/example';
import { severalOperators } from '../../../src/rules/operator/several-operators';
import { describeRule } from '../describe-rule';

const operator = (namespace: string, flag: string, id = '') => yaml`
  ---
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: seldon-controller-manager, namespace: ${namespace}}
  spec:
    template:
      spec:
        containers:
        - name: manager
          image: docker.io/seldonio/seldon-core-operator:1.17.1
          args: [${flag}]
          env: [{name: CONTROLLER_ID, value: '${id}'}]
`;

const model = (labels = '') => yaml`
  metadata: {name: churn, namespace: risk}
  spec:
    predictors:
    - name: main
      graph: {name: trees, implementation: XGBOOST_SERVER, modelUri: gs://churn/trees}
  ---
  apiVersion: v1
  kind: Namespace
  metadata: {name: risk, labels: {${labels}}}
`;

describeRule(severalOperators, {
  accepts: {
    'one for all namespaces': [model(), operator('seldon-system', '')].join('\n'),
    'operators for other namespaces': [
      model(),
      operator('fraud', '--namespace=fraud'),
      operator('risk', '--namespace=risk'),
    ].join('\n'),
    'one operator that several environments contain': [
      model(),
      operator('seldon-system', ''),
      operator('seldon-system', ''),
    ].join('\n'),
    'an operator with a controller id': [model(), operator('seldon-system', ''), operator('blue', '', 'blue')].join(
      '\n',
    ),
    'a namespace with the label': [
      model('seldon.io/controller-id: risk'),
      operator('seldon-system', ''),
      operator('risk', '--namespace=risk'),
    ].join('\n'),
  },
  rejects: {
    'two for all namespaces': [
      [model(), operator('seldon-system', ''), operator('kubeflow', '')].join('\n'),
      [
        'metadata.namespace',
        'namespace "risk" is watched by the operators in namespaces "seldon-system" and "kubeflow"',
      ],
    ],
  },
});
