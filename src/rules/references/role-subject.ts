import { asText } from '../../private/json';
import { podsOf } from '../helpers/pods';
import { predictorDiff, trap } from '../rule';

export const roleSubject = trap({
  id: 'SELDON354',
  stage: 'expansion',
  title: 'RoleBindings and ClusterRoleBindings name service accounts that pods run under',
  consequence:
    'The operator creates no ServiceAccounts, and pods run under `default` unless configured otherwise: no pod gets ' +
    'the permissions.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    + componentSpecs:
    + - spec: {serviceAccountName: iris-default, containers: [{name: classifier}]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: read-secrets}
      subjects: [{kind: ServiceAccount, name: iris-default}]
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: read-secrets}
  `,
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-binding-examples',
  check(subject, report) {
    for (const { from, owner, field, namespace, name } of subject.surroundings.subjectsOf(subject.object)) {
      const accounts = podsOf(subject).map(({ spec }) => asText(spec.serviceAccountName ?? '') || 'default');
      if (
        accounts.length > 0 &&
        !accounts.includes(name) &&
        !subject.surroundings.find('ServiceAccount', namespace, name)
      ) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: field },
          message: `${from} names ServiceAccount ${JSON.stringify(name)} in ${field}, but no pod runs under it`,
          remedy:
            `name ${[...new Set(accounts)].map((account) => JSON.stringify(account)).join(' or ')}, or set ` +
            'serviceAccountName in the componentSpecs entry',
        });
      }
    }
  },
});
