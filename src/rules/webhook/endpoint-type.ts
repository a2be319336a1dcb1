import { endpointTypes } from '../helpers/endpoint-types';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const endpointType = webhookRule({
  id: 'SELDON116',
  looksAt: ['endpoint'],
  title: 'all nodes of a SeldonDeployment have the same endpoint type',
  consequence:
    'The webhook rejects the SeldonDeployment. It compares the nodes of all predictors and ignores nodes without a ' +
    'type.',
  example: () => diff`
      spec:
    +   transport: rest
        predictors:
        - name: default
          graph:
            name: router
            implementation: RANDOM_ABTEST
            children:
    -       - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a, endpoint: {type: REST}}
    -       - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b, endpoint: {type: GRPC}}
    +       - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    +       - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
  `,
  check(subject, report) {
    const [first, second] = endpointTypes(subject);
    if (second) {
      report(
        answer('spec', '', 'Multiple endpoint.types found - can only have 1 type in graph. Please use spec.transport', {
          path: second.path,
          message:
            `endpoint type ${JSON.stringify(second.type)} differs from ${JSON.stringify(first.type)} at ` +
            `${first.path}`,
          remedy: 'remove endpoint.type from the graph and set spec.transport',
        }),
      );
    }
  },
});
