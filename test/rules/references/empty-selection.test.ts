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

const subsets = (host: string, labels: string) =>
  `kind: DestinationRule\nmetadata: {name: d}\nspec: {host: ${host}, subsets: [{name: s, labels: ${labels}}]}`;
const counting = (podSelector: string) =>
  `kind: ScaledObject\nmetadata: {name: s}\nspec: {scaleTargetRef: {name: web}, triggers: [{type: kubernetes-workload, metadata: {podSelector: '${podSelector}', value: '1'}}]}`;

describeRule(emptySelection, {
  accepts: {
    'subsets of the pods behind a Service': `${IRIS}\n---\n${subsets('iris-default', '{version: default}')}`,
    'subsets by labels that Istio adds, and none': `${IRIS}\n---\n${subsets('iris-default', '{security.istio.io/tlsMode: istio}')}\n---\n${subsets('iris-default', '{}')}`,
    'subsets behind a Service of another name': `${IRIS}\n---\n${subsets('iris-web', '{version: v2}')}\n---\n${subsets('web.other.svc.cluster.local', '{version: v2}')}`,
    'a trigger that counts pods of the model, and of others': `${IRIS}\n---\n${counting('seldon-deployment-id=iris')}\n---\n${counting('app in (web, db),!tier')}`,
    'a trigger that is not about pods': `${IRIS}\n---\nkind: ScaledObject\nmetadata: {name: s}\nspec: {scaleTargetRef: {name: web}, triggers: [{type: cpu, metadata: {value: '1', podSelector: app=iris}}]}`,
    'a mesh policy for all pods': `${IRIS}\n---\nkind: AuthorizationPolicy\nmetadata: {name: a}\nspec: {selector: {}}`,
    'all pods of the operator': `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchLabels: {app.kubernetes.io/managed-by: seldon-core}}}`,
    'objects that Helm manages': `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchLabels: {app.kubernetes.io/managed-by: Helm}}}`,
    'its own pods, from all namespaces': `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m, namespace: monitoring}\nspec: {namespaceSelector: {any: true}, selector: {matchLabels: {seldon-deployment-id: iris}}}`,
    'pods of another Deployment, from all namespaces': `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m, namespace: monitoring}\nspec: {namespaceSelector: {any: true}, selector: {matchLabels: {app: iris-web}}}\n---\nkind: Deployment\nmetadata: {name: w, namespace: web}\nspec: {template: {metadata: {labels: {app: iris-web}}, spec: {containers: []}}}`,
    'a Cilium policy with other labels': `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {seldon-deployment-id: iris}}}`,
    'a Cilium policy whose labels have sources': `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {'k8s:seldon-deployment-id': iris, 'k8s:io.kubernetes.pod.namespace': ml}}}`,
    'peers of a policy that are pods of the model, or all of a namespace': `${IRIS}\n---\nkind: NetworkPolicy\nmetadata: {name: db}\nspec: {podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {seldon-deployment-id: iris}}}, {namespaceSelector: {}}]}]}`,
    'a label of any value that pods have': `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchExpressions: [{key: seldon-deployment-id, operator: Exists}]}}`,
    'a label that the predictor has, too': `metadata: {name: iris, labels: {team: vision}}
spec: {predictors: [{name: a, labels: {team: vision}, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: PodMonitor
metadata: {name: m}
spec: {selector: {matchLabels: {team: vision}}}`,
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
    'pods of another Deployment': yaml`
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
    'a subset by the name of a model': [
      `${IRIS}\n---\n${subsets('iris-default.default.svc.cluster.local', '{version: v2}').replace('{name: d}', '{name: d, namespace: istio-system}')}`.replace(
        'metadata: {name: iris}',
        'metadata: {name: iris, namespace: default}',
      ),
      ['metadata.name', 'spec.subsets[0].labels of DestinationRule "d" selects no Pod (version: "v2")'],
    ],
    'a trigger that counts nothing': [
      `${IRIS}\n---\n${counting('app=iris,tier!=web')}`,
      [
        'metadata.name',
        'spec.triggers[0].metadata.podSelector of ScaledObject "s" selects no Pod (app: "iris", tier NotIn ["web"])',
      ],
    ],
    'peers of a policy for other pods': [
      `${IRIS}\n---\nkind: NetworkPolicy\nmetadata: {name: db}\nspec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: iris}}}]}]}`,
      ['metadata.name', 'spec.ingress[0].from[0].podSelector of NetworkPolicy "db" selects no Pod'],
    ],
    'a label of any value that no pod has': [
      `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchExpressions: [{key: seldon-deployment, operator: Exists}]}}`,
      ['metadata.name', 'seldon-deployment Exists'],
    ],
    'a label of the SeldonDeployment, which pods do not get': [
      `${IRIS.replace('{name: iris}', '{name: iris, labels: {team: vision}}')}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchLabels: {team: vision}}}`,
      ['metadata.name', 'which has the labels itself (team: "vision")'],
    ],
    'a monitor without a namespace beside a SeldonDeployment with one': [
      `${IRIS.replace('{name: iris}', '{name: iris, namespace: ml}')}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchLabels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a misspelled manager': [
      `${IRIS}\n---\nkind: PodMonitor\nmetadata: {name: m}\nspec: {selector: {matchLabels: {app.kubernetes.io/managed-by: seldon}}}`,
      ['metadata.name', 'selects no Pod (app.kubernetes.io/managed-by: "seldon")'],
    ],
    'a label of the SeldonDeployment, from all namespaces': [
      `${IRIS}\n---\nkind: ServiceMonitor\nmetadata: {name: m, namespace: monitoring}\nspec: {namespaceSelector: {any: true}, selector: {matchLabels: {app: iris}}}`,
      ['metadata.name', 'selects no Service (app: "iris")'],
    ],
    'an authorization policy': [
      `${IRIS}\n---\nkind: AuthorizationPolicy\nmetadata: {name: a}\nspec: {selector: {matchLabels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a mesh filter with plain labels': [
      `${IRIS}\n---\nkind: EnvoyFilter\nmetadata: {name: e}\nspec: {workloadSelector: {labels: {app: iris}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a Cilium policy': [
      `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {app: iris-default}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'a Cilium policy whose labels have sources': [
      `${IRIS}\n---\nkind: CiliumNetworkPolicy\nmetadata: {name: c}\nspec: {endpointSelector: {matchLabels: {'k8s:app': iris-default}}}`,
      ['metadata.name', 'selects no Pod'],
    ],
    'another pod scraper': [
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
      ['metadata.name', 'spec.selector of PodMonitor "m" selects no Pod (app: "iris")'],
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
    'Services for a monitor': [
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
    'your own Service': [
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

describeRule(emptySelection, {
  operator: 'keda: {enabled: true}',
  accepts: {},
  rejects: {
    'a trigger of its own that counts nothing': [
      `metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, componentSpecs: [{spec: {containers: [{name: m}]},
  kedaSpec: {maxReplicaCount: 3, triggers: [{type: kubernetes-workload, metadata: {podSelector: app=iris-a, value: '1'}}]}}]}]}`,
      [
        'spec.predictors[0].componentSpecs[0].kedaSpec.triggers[0].metadata.podSelector',
        'the trigger counts no Pod (app: "iris-a")',
      ],
    ],
  },
});
