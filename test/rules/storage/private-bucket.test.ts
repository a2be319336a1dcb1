import { yaml } from '../../../src/rules/example';
import { privateBucket } from '../../../src/rules/storage/private-bucket';
import { describeRule } from '../describe-rule';

describeRule(privateBucket, {
  accepts: {
    'the switch': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, serviceAccountName: sa, envSecretRefName: e}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: sa}
      secrets: [{name: g}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: g}
      stringData: {gcloud-application-credentials.json: '{}'}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: e}
      stringData: {RCLONE_CONFIG_GS_ANONYMOUS: 'false'}
    `,
    'an unknown ServiceAccount': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, serviceAccountName: sa}
    `,
    'a public bucket': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: sa}
      secrets: [{name: g}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: g}
      stringData: {gcloud-application-credentials.json: '{}'}
    `,
  },
  rejects: {
    'without the switch': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, serviceAccountName: sa}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: sa}
      secrets: [{name: g}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: g}
      stringData: {gcloud-application-credentials.json: '{}'}
    `,
      ['spec.predictors[0].graph.serviceAccountName', 'stays anonymous'],
    ],
  },
});
