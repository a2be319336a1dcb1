import { yaml } from '../../../src/rules/example';
import { unusedCredentials } from '../../../src/rules/secrets/unused-credentials';
import { describeRule } from '../describe-rule';

describeRule(unusedCredentials, {
  accepts: {
    'a Secret that is referred to': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
    'credentials for another store': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
    'a model that needs no credentials': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://seldon-models/sklearn/iris}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: x}
    `,
    'a Secret that has nothing to do with rclone': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {token: x}
    `,
  },
  rejects: {
    'a Secret that nothing refers to': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {RCLONE_CONFIG_GCS_SERVICE_ACCOUNT_CREDENTIALS: x}
    `,
      ['spec.predictors[0].graph.modelUri', 'Secret "b" has credentials for gs://m'],
    ],
    'another remote than that of the URI': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m, envSecretRefName: b}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: ml}
      stringData: {RCLONE_CONFIG_GCS_TYPE: x}
    `,
      ['spec.predictors[0].graph.envSecretRefName', 'describes the remote gcs'],
    ],
  },
});
