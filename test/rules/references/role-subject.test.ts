import { yaml } from '../../../src/rules/example';
import { roleSubject } from '../../../src/rules/references/role-subject';
import { describeRule } from '../describe-rule';

describeRule(roleSubject, {
  accepts: {
    'an account of another application': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: RoleBinding
      metadata: {name: b}
      subjects: [{kind: ServiceAccount, name: robot}]
    `,
    'an account in the input': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: RoleBinding
      metadata: {name: b}
      subjects: [{kind: ServiceAccount, name: iris-default}]
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: iris-default}
    `,
  },
  rejects: {
    'an account that no pod runs under': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: RoleBinding
      metadata: {name: b}
      subjects: [{kind: ServiceAccount, name: iris}]
    `,
      ['metadata.name', 'RoleBinding "b" names ServiceAccount "iris"'],
    ],
    'an account of a ClusterRoleBinding': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: ClusterRoleBinding
      metadata: {name: b}
      subjects: [{kind: ServiceAccount, name: iris, namespace: ml}]
    `,
      ['metadata.name', 'ClusterRoleBinding "b" names ServiceAccount "iris"'],
    ],
  },
});
