import { yaml } from '../../../src/rules/example';
import { secretNamespace } from '../../../src/rules/secrets/secret-namespace';
import { describeRule } from '../describe-rule';

describeRule(secretNamespace, {
  accepts: {
    'a SealedSecret in the same namespace': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata: {name: b, namespace: ml}
      spec: {encryptedData: {RCLONE_CONFIG_S3_TYPE: c2VhbGVk}}
    `,
    'an ExternalSecret that creates it in the same namespace': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: from-vault, namespace: ml}
      spec: {target: {name: b}, dataFrom: [{extract: {key: bucket}}]}
    `,
    'a Secret in another namespace next to a SealedSecret': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata: {name: b, namespace: ml}
      spec: {encryptedData: {RCLONE_CONFIG_S3_TYPE: c2VhbGVk}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: other}
    `,
    'a Secret in the same namespace': yaml`
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
    'a Secret in each namespace': yaml`
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
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: other}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
    'an unknown Secret': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: c, namespace: other}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
    'an optional Secret': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {secretKeyRef: {name: h, key: k, optional: true}}}]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: h, namespace: other}
      stringData: {k: v}
    `,
  },
  rejects: {
    'a SealedSecret in another namespace': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata: {name: b, namespace: vault}
      spec: {encryptedData: {RCLONE_CONFIG_S3_TYPE: c2VhbGVk}}
    `,
      ['spec.predictors[0].graph.envSecretRefName', 'Secret "b" is in namespace "vault"'],
    ],
    'an ExternalSecret that creates it in another namespace': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: from-vault, namespace: vault}
      spec: {target: {name: b}, dataFrom: [{extract: {key: bucket}}]}
    `,
      ['spec.predictors[0].graph.envSecretRefName', 'Secret "b" is in namespace "vault"'],
    ],
    'a pull secret': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              imagePullSecrets: [{name: r}]
              containers: [{name: m, image: 'i:1'}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: r, namespace: default}
      type: kubernetes.io/dockerconfigjson
      stringData: {.dockerconfigjson: '{}'}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name', 'Secret "r" is in namespace "default"'],
    ],
    'a Secret for a file and for variables, once': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              volumes: [{name: v, secret: {secretName: h, items: [{key: k, path: k}]}}]
              containers: [{name: m, image: 'i:1', envFrom: [{secretRef: {name: h}}]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: h, namespace: other}
      stringData: {k: v}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].envFrom[0]', 'Secret "h" is in namespace "other"'],
    ],
    'the Secret of a model in another namespace': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://m, envSecretRefName: b}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: b, namespace: other}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
      ['spec.predictors[0].graph.envSecretRefName', 'Secret "b" is in namespace "other"'],
    ],
    'a ConfigMap for a variable': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {configMapKeyRef: {name: h, key: k}}}]}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: h, namespace: other}
      data: {k: v}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0]', 'ConfigMap "h"'],
    ],
  },
});
