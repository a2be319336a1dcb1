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
    'one that is not here': yaml`
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
    'a Secret of no type': [
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
      ['spec.predictors[0].componentSpecs[0].spec.imagePullSecrets[0].name', 'Secret "r" is of type "Opaque"'],
    ],
  },
});
