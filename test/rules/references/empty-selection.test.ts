import { yaml } from '../../../src/rules/example';
import { emptySelection } from '../../../src/rules/references/empty-selection';
import { describeRule } from '../describe-rule';

const IRIS = yaml`
  metadata: {name: iris}
  spec:
    predictors:
    - name: default
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
`;

describeRule(emptySelection, {
  accepts: {
    'a policy of the mesh for all pods': `${IRIS}\n---\nkind: AuthorizationPolicy\nmetadata: {name: a}\nspec: {selector: {}}`,
    'a policy of Cilium with labels of its own': `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {seldon-deployment-id: iris}}}`,
    'labels that the pods have': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: PodMonitor
      metadata: {name: m}
      spec: {selector: {matchLabels: {seldon-deployment-id: iris}}}
    `,
    'labels of another application': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: PodDisruptionBudget
      metadata: {name: m}
      spec: {selector: {matchLabels: {app: redis}}}
    `,
    'no labels at all': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: NetworkPolicy
      metadata: {name: n}
      spec: {podSelector: {}}
    `,
    'pods of a Deployment beside it': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: PodMonitor
      metadata: {name: m}
      spec: {selector: {matchLabels: {app: iris-web}}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: iris-web}
      spec: {template: {metadata: {labels: {app: iris-web}}}}
    `,
  },
  rejects: {
    'who may call a model': [
      `${IRIS}\n---\nkind: AuthorizationPolicy\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a filter of the mesh, by plain labels': [
      `${IRIS}\n---\nkind: EnvoyFilter\nmetadata: {name: e}\nspec: {workloadSelector: {labels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a policy of Cilium': [
      `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {app: iris-default}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'another scraper of pods': [
      `${IRIS}\n---\nkind: VMPodScrape\nmetadata: {name: v}\nspec: {selector: {matchLabels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'the name of the SeldonDeployment as app': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: PodMonitor
      metadata: {name: m}
      spec: {selector: {matchLabels: {app: iris}}}
    `,
      ['metadata.name', 'PodMonitor "m" selects no Pod by spec.selector (app: "iris")'],
    ],
    'a budget': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: PodDisruptionBudget
      metadata: {name: m}
      spec: {selector: {matchLabels: {seldon-deployment-id: iris, tier: x}}}
    `,
      ['metadata.name', 'PodDisruptionBudget "m"'],
    ],
    'Services of a monitor': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: ServiceMonitor
      metadata: {name: m}
      spec: {selector: {matchLabels: {app: iris-default}}}
    `,
      ['metadata.name', 'selects no Service'],
    ],
    "a Service of one's own": [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: own}
      spec: {selector: {app: iris}}
    `,
      ['metadata.name', 'Service "own" selects no Pod'],
    ],
    'an expression': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://m}
      ---
      kind: NetworkPolicy
      metadata: {name: n}
      spec: {podSelector: {matchExpressions: [{key: app, operator: In, values: [iris]}]}}
    `,
      ['metadata.name', 'app In ["iris"]'],
    ],
  },
});
