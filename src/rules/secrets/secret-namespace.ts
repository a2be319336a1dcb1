import { yaml } from '../example';
import { podReferences } from '../helpers/pod-references';
import { trap } from '../helpers/trap';

export const secretNamespace = trap({
  id: 'SELDON355',
  severity: 'warning',
  stage: 'expansion',
  title: 'Secrets and ConfigMaps are in the namespace of the SeldonDeployment',
  consequence:
    'A pod reads Secrets and ConfigMaps of its own namespace only. It waits with CreateContainerConfigError until one of this name exists there.',
  example: {
    before: yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://models/iris, envSecretRefName: bucket}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket, namespace: minio-system}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
    after: yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://models/iris, envSecretRefName: bucket}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
  },
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
  check(subject, report) {
    const { namespace, surroundings } = subject;
    for (const { kind, name, path } of podReferences(subject)) {
      const others =
        namespace === '' || surroundings.find(kind, namespace, name) ? [] : surroundings.namespacesOf(kind, name);
      if (others.length > 0) {
        report({
          path: path(),
          message: `${kind} ${JSON.stringify(name)} is in namespace ${others.map((each) => JSON.stringify(each)).join(' and ')}, which pods of ${JSON.stringify(namespace)} cannot read`,
          remedy: `create it in namespace ${JSON.stringify(namespace)} too`,
        });
      }
    }
  },
});
