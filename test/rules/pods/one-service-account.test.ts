import { oneServiceAccount } from '../../../src/rules/pods/one-service-account';
import { describeRule } from '../describe-rule';

const FIELD = 'spec.predictors[0].componentSpecs[0].spec.serviceAccount';

/** A server with fields of its node and of its pod (YAML, in flow). */
const server = (node: string, spec: string) =>
  `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, ${node}}, componentSpecs: [{spec: {${spec} containers: [{name: m}]}}]}]`;

describeRule(oneServiceAccount, {
  accepts: {
    'an account in the pod': server('', 'serviceAccountName: a,'),
    'an account in the node': server('serviceAccountName: a', ''),
    'the deprecated field alone': server('', 'serviceAccount: a,'),
    'the same account in both fields': server('', 'serviceAccountName: a, serviceAccount: a,'),
    'the same account in node and pod': server('serviceAccountName: a', 'serviceAccount: a,'),
    'an account of the node that replaces that of the pod': server('serviceAccountName: a', 'serviceAccountName: b,'),
  },
  rejects: {
    'two accounts in the pod': [server('', 'serviceAccountName: a, serviceAccount: b,'), [FIELD, '"b" differs']],
    'another account in the node': [server('serviceAccountName: a', 'serviceAccount: b,'), [FIELD, '"b" differs']],
  },
});
