import { yaml } from '../../../src/rules/example';
import { ownSelection } from '../../../src/rules/references/own-selection';
import { describeRule } from '../describe-rule';

describeRule(ownSelection, {
  accepts: {
    'labels that its pods have': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {seldon-deployment-id: iris}}}]}}
    `,
    'pods of another application to keep away from': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: noisy}}}]}}
    `,
    'a spread over its own pods': yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: iris-default-0-m}}}]
    `,
  },
  rejects: {
    'an anti-affinity by the name of the SeldonDeployment': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: iris}}}]}}
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector',
        '"app":"iris"',
      ],
    ],
    'one by labels of the SeldonDeployment, which pods do not get': [
      yaml`
      metadata: {name: iris, labels: {team: vision}}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {team: vision}}}]}}
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector',
        '"team":"vision"',
      ],
    ],
    'a preferred one': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: iris-x}}}}]}}
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector',
        'matches no pod',
      ],
    ],
    'a spread over pods that do not exist': [
      yaml`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers: [{name: m, image: 'i:1'}]
              topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: model}}}]
    `,
      ['spec.predictors[0].componentSpecs[0].spec.topologySpreadConstraints[0].labelSelector', 'matches no pod'],
    ],
  },
});
