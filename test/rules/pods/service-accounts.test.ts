import { yaml } from '../../../src/rules/example';
import { serviceAccounts } from '../../../src/rules/pods/service-accounts';
import { describeRule } from '../describe-rule';

describeRule(serviceAccounts, {
  accepts: {
    'the same account for both': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x, serviceAccountName: s}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z, serviceAccountName: s}]}
    `,
    'two in two pods': yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x, serviceAccountName: s}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z, serviceAccountName: u}]}
        componentSpecs:
        - spec: {containers: [{name: x}]}
        - spec: {containers: [{name: z}]}
    `,
  },
  rejects: {
    'two in one pod': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x, serviceAccountName: s}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z, serviceAccountName: u}]}
    `,
      ['spec.predictors[0].graph.children[0].serviceAccountName', '"u" of a later node'],
    ],
    'another account on the pod': [
      yaml`
      predictors:
      - name: a
        graph: {name: r, implementation: RANDOM_ABTEST,
            children: [{name: x, implementation: SKLEARN_SERVER, modelUri: gs://x, serviceAccountName: s}, {name: z, implementation: SKLEARN_SERVER, modelUri: gs://z, serviceAccountName: s}]}
        componentSpecs:
        - spec: {serviceAccountName: own, containers: [{name: x}, {name: z}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.serviceAccountName', '"own" is replaced'],
    ],
  },
});
