import { yaml } from '../../../src/rules/example';
import { validatedNamespace } from '../../../src/rules/operator/validated-namespace';
import { describeRule } from '../describe-rule';

const SPEC = 'spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}';

function model(metadata: string, ...around: readonly string[]): string {
  return [`metadata: {name: iris, ${metadata}}\n${SPEC}`, ...around].join('\n---\n');
}

function namespace(labels: string): string {
  return `kind: Namespace\nmetadata: {name: models, labels: {${labels}}}`;
}

function webhook(selectors: string, resource = 'seldondeployments'): string {
  return `kind: ValidatingWebhookConfiguration\nmetadata: {name: w}\nwebhooks: [{name: w, rules: [{resources: [${resource}]}], ${selectors}}]`;
}

const OF_ONE = webhook('namespaceSelector: {matchLabels: {seldon.io/controller-id: models}}');
const OPERATOR = yaml`
  kind: Deployment
  metadata: {name: seldon-controller-manager, namespace: risk}
  spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', args: [--namespace=risk]}]}}}
`;
const OF_ALL = webhook(yaml`
  namespaceSelector: {matchExpressions: [{key: seldon.io/controller-id, operator: DoesNotExist}]},
  objectSelector: {matchExpressions: [{key: seldon.io/controller-id, operator: DoesNotExist}]}
`);

describeRule(validatedNamespace, {
  accepts: {
    'a SeldonDeployment of another operator, whose webhook is elsewhere': model(
      'namespace: models',
      namespace(''),
      OF_ONE,
      yaml`
        kind: Deployment
        metadata: {name: seldon-controller-manager, namespace: blue}
        spec: {template: {spec: {containers: [{name: manager, image: 'operator:1', env: [{name: CONTROLLER_ID, value: blue}]}]}}}
      `,
    ),
    'a namespace that is selected': model('namespace: models', namespace('seldon.io/controller-id: models'), OF_ONE),
    'a webhook for all namespaces without an id': model('namespace: models', namespace(''), OF_ALL),
    'a namespace whose labels are unknown': model('namespace: models', OF_ONE),
    'no namespace': model('labels: {}', namespace(''), OF_ONE),
    'a webhook for other objects': model(
      'namespace: models',
      namespace(''),
      webhook('namespaceSelector: {matchLabels: {a: b}}', 'pods'),
    ),
    'a namespace that no operator watches, which another rule reports': model(
      'namespace: models',
      namespace(''),
      OF_ONE.replace(/models/g, 'risk'),
      OPERATOR,
    ),
    'the label that every namespace has': model(
      'namespace: models',
      namespace(''),
      webhook('namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: models}}'),
    ),
  },
  rejects: {
    'a namespace without the label': [
      model('namespace: models', namespace(''), OF_ONE),
      ['metadata.namespace', '"models" without the label seldon.io/controller-id'],
    ],
    'a namespace with another value': [
      model('namespace: models', namespace('seldon.io/controller-id: risk'), OF_ONE),
      ['metadata.namespace', 'seldon.io/controller-id: "risk"'],
    ],
    'an id that the webhook of no operator selects': [
      model('namespace: models, labels: {seldon.io/controller-id: x}', namespace(''), OF_ALL),
      ['metadata.namespace', 'no validating webhook selects'],
    ],
  },
});
