import { yaml } from '../../../src/rules/example';
import { missingKey } from '../../../src/rules/secrets/missing-key';
import { describeRule } from '../describe-rule';

describeRule(missingKey, {
  accepts: {
    'a key that exists': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {secretKeyRef: {name: h, key: k}}}]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: h, namespace: ml}
      stringData: {k: v}
    `,
    'an empty Secret that is filled elsewhere': yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {secretKeyRef: {name: h, key: k}}}]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: h, namespace: ml}
    `,
    'a key that is optional': yaml`
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
      metadata: {name: h, namespace: ml}
      stringData: {other: v}
    `,
  },
  rejects: {
    'a key for a variable': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1', env: [{name: T, valueFrom: {secretKeyRef: {name: h, key: k}}}]}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: h, namespace: ml}
      stringData: {other: v}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].env[0]', 'Secret "h" has no key "k"'],
    ],
    'a key for a volume': [
      yaml`
      metadata: {name: iris, namespace: ml}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              volumes: [{name: v, configMap: {name: h, items: [{key: k, path: k}]}}]
              containers: [{name: m, image: 'i:1'}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: h, namespace: ml}
      data: {a: b}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0]', 'ConfigMap "h" has no key "k"'],
    ],
  },
});
