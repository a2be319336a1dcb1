import { managerArgument } from '../../../src/rules/operator/manager-argument';
import { describeRule } from '../describe-rule';

function operated(args: string, image = 'docker.io/seldonio/seldon-core-operator:1.17.1', env = '[]'): string {
  return `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: seldon-controller-manager, namespace: seldon-system}
spec: {template: {spec: {containers: [{name: proxy, image: 'p:1'}, {name: manager, image: '${image}', env: ${env}, args: ${args}}]}}}`;
}

describeRule(managerArgument, {
  accepts: {
    'all flags of the chart': operated(
      '[--enable-leader-election, --webhook-port=443, --create-resources=$(X), --log-level=$(L), --leader-election-id=a, --metrics-addr=:8080]',
    ),
    'a value that is a word of its own': operated("[--webhook-port, '443', -debug]"),
    'words after the flags, which are not parsed': operated('[--debug, on, --zap-log-level=1]'),
    'a manager of another release': operated('[--new]', 'seldonio/seldon-core-operator:1.18.2'),
    'another program in its place': operated('[--new]', 'registry.example.com/manager:1.17.1'),
    'an operator for another namespace': operated(
      '[--new, --namespace=x]',
      undefined,
      '[{name: WATCH_NAMESPACE, value: x}]',
    ),
  },
  rejects: {
    'a flag of other managers': [
      operated('[--webhook-port=443, --zap-log-level=debug]'),
      ['spec', 'exits on startup: it does not know the flag --zap-log-level'],
    ],
    'a misspelt flag': [operated("[-webhook-prot, '443']"), ['spec', 'does not know the flag --webhook-prot']],
  },
});
