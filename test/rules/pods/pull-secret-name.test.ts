import { pullSecretName } from '../../../src/rules/pods/pull-secret-name';
import { describeRule } from '../describe-rule';

const SECRETS = 'spec.predictors[0].componentSpecs[0].spec.imagePullSecrets';

/** Your own model with fields of its pod (YAML, in flow). */
const model = (spec: string) =>
  `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {${spec} containers: [{name: m, image: 'i:1'}]}}]}]`;

describeRule(pullSecretName, {
  accepts: {
    'a pod without pull secrets': model(''),
    'an empty list': model('imagePullSecrets: [],'),
    'two secrets': model('imagePullSecrets: [{name: a}, {name: b}],'),
    'a server without a pod':
      'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]',
  },
  rejects: {
    'an empty name, as templates write it without a value': [
      model('imagePullSecrets: [{name: ""}],'),
      [`${SECRETS}[0]`, 'no name'],
    ],
    'an entry that is empty': [model('imagePullSecrets: [{}],'), [`${SECRETS}[0]`, 'no name']],
    'a name that is null': [model('imagePullSecrets: [{name: }],'), [`${SECRETS}[0]`, 'no name']],
    'the second entry': [model('imagePullSecrets: [{name: a}, {}],'), [`${SECRETS}[1]`, 'no name']],
  },
});
