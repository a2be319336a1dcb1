import { yaml } from '../../../src/rules/example';
import { pullSecretType } from '../../../src/rules/secrets/pull-secret-type';
import { describeRule } from '../describe-rule';

describeRule(pullSecretType, {
  accepts: {
    'a pull secret': yaml`
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
      metadata: {name: r, namespace: ml}
      stringData: {.dockerconfigjson: '{}'}
      type: kubernetes.io/dockerconfigjson
    `,
    'one of a ServiceAccount if the pods have their own': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              serviceAccountName: puller
              imagePullSecrets: [{name: x}]
              containers: [{name: m, image: 'i:1'}]
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: puller, namespace: ml}
      imagePullSecrets: [{name: r}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: r, namespace: ml}
      stringData: {username: u}
    `,
    'an unknown Secret': yaml`
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
      metadata: {name: x, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
    `,
  },
  rejects: {
    'one of the ServiceAccount that pods run under': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              serviceAccountName: puller
              containers: [{name: m, image: 'i:1'}]
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: puller, namespace: ml}
      imagePullSecrets: [{name: r}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: r, namespace: ml}
      type: kubernetes.io/basic-auth
      stringData: {username: u, password: p}
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.serviceAccountName',
        'Secret "r" of ServiceAccount "puller" has type "kubernetes.io/basic-auth"',
      ],
    ],
    'a Secret without a type': [
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
      metadata: {name: r, namespace: ml}
      stringData: {.dockerconfigjson: '{}'}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name', 'Secret "r" has type "Opaque"'],
    ],
  },
});
