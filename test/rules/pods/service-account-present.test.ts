import { yaml } from '../../../src/rules/example';
import { serviceAccountPresent } from '../../../src/rules/pods/service-account-present';
import { describeRule } from '../describe-rule';

describeRule(serviceAccountPresent, {
  accepts: {
    'a ServiceAccount that exists': beside('reader', 'ml'),
    'a ServiceAccount without a namespace': beside('reader'),
    'any name if the input has no ServiceAccount in the namespace': beside('manager', 'seldon-system'),
    'the default ServiceAccount': yaml`
      metadata: {name: iris, namespace: ml}
      spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: reader, namespace: ml}
    `,
  },
  rejects: {
    'a misspelled name': [
      beside('raeder', 'ml'),
      [
        'spec.predictors[0].graph.serviceAccountName',
        'no ServiceAccount "reader" among those of namespace "ml": "raeder"',
      ],
    ],
    'a ServiceAccount in another namespace': [
      beside('reader', 'prod'),
      ['spec.predictors[0].graph.serviceAccountName', 'ServiceAccount "reader" is in namespace "prod"'],
    ],
    'the ServiceAccount of a component spec, once': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL, children: [{name: z, type: MODEL}]}
            componentSpecs:
            - spec: {serviceAccountName: runner, containers: [{name: m, image: 'i:1'}]}
            - spec: {serviceAccountName: runner, containers: [{name: z, image: 'i:1'}]}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: other}
      `,
      ['spec.predictors[0].componentSpecs[0].spec.serviceAccountName', 'among those of the input: "other"'],
    ],
  },
});

/** A model that runs under `reader` of namespace `ml`, and a ServiceAccount. */
function beside(name: string, namespace?: string): string {
  return `${yaml`
    metadata: {name: iris, namespace: ml}
    spec:
      predictors:
      - name: default
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, serviceAccountName: reader}
  `}\n---\n${JSON.stringify({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })}\n`;
}
