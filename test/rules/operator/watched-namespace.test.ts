import { yaml } from '../../../src/rules/example';
import { watchedNamespace } from '../../../src/rules/operator/watched-namespace';
import { describeRule } from '../describe-rule';

const SPEC = 'spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}';

/** A SeldonDeployment in namespace `models`, with objects around it. */
function model(metadata: string, around: string): string {
  return `metadata: {name: iris, ${metadata}}\n${SPEC}\n---\n${around}`;
}

const OF_ALL = yaml`
  kind: Deployment
  metadata: {name: seldon-controller-manager, namespace: seldon-system}
  spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', args: [--debug, '']}]}}}
`;

const OF_ONE = yaml`
  kind: Deployment
  metadata: {name: seldon-controller-manager, namespace: risk}
  spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', args: [--namespace=risk]}]}}}
`;

const WITH_ID = yaml`
  kind: Deployment
  metadata: {name: seldon-controller-manager, namespace: risk}
  spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', args: [--namespace=risk], env: [{name: CONTROLLER_ID, value: risk}]}]}}}
`;

const CLAIMED = yaml`
  kind: Namespace
  metadata: {name: models, labels: {seldon.io/controller-id: models}}
`;

describeRule(watchedNamespace, {
  accepts: {
    'no operator in the input': model('namespace: models', CLAIMED),
    'the namespace of the operator': model('namespace: risk', OF_ONE),
    'any namespace, for an operator of all namespaces': model('namespace: models', OF_ALL),
    'one of two operators': model('namespace: models', `${OF_ONE}\n---\n${OF_ALL}`),
    'no namespace, which is chosen when it is applied': model('labels: {}', OF_ONE),
    'an id that no operator has, which another rule reports': model(
      'namespace: models, labels: {seldon.io/controller-id: x}',
      OF_ONE,
    ),
    'a namespace with an id and with its operator': model(
      'namespace: risk',
      `${OF_ONE}\n---\n${CLAIMED.replace(/models/g, 'risk')}`,
    ),
  },
  rejects: {
    'another namespace than that of the operator': [
      model('namespace: models', OF_ONE),
      ['metadata.namespace', '"models": the one in "risk" watches "risk" only'],
    ],
    'a namespace with an id, when the operator watches all namespaces': [
      model('namespace: models', `${OF_ALL}\n---\n${CLAIMED}`),
      ['metadata.namespace', 'ignores it because of its label seldon.io/controller-id ("models")'],
    ],
    'an operator of all namespaces that has another id': [
      model('namespace: models, labels: {seldon.io/controller-id: risk}', `${OF_ALL}\n---\n${WITH_ID}`),
      ['metadata.namespace', 'the one in "risk" watches "risk" only'],
    ],
  },
});
