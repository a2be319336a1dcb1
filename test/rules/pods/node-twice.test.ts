import { yaml } from '../../../src/rules/example';
import { nodeTwice } from '../../../src/rules/pods/node-twice';
import { describeRule } from '../describe-rule';

describeRule(nodeTwice, {
  accepts: {
    'nodes in pods of their own': yaml`
      predictors:
      - name: a
        graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]}
        componentSpecs:
        - spec: {containers: [{name: t, image: 't:1'}]}
        - spec: {containers: [{name: m, image: 'm:1'}]}
    `,
    'one sidecar in both pods': yaml`
      predictors:
      - name: a
        graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]}
        componentSpecs:
        - spec: {containers: [{name: t, image: 't:1'}, {name: proxy, image: 'p:1'}]}
        - spec: {containers: [{name: m, image: 'm:1'}, {name: proxy, image: 'p:1'}]}
    `,
    'a node without which the orchestrator has no pod, which is an error of its own': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'm:1'}]}
        - spec: {containers: [{name: m, image: 'm:2'}]}
    `,
    'one node in each predictor': yaml`
      predictors:
      - name: a
        traffic: 50
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'm:1'}]}}]
      - name: b
        traffic: 50
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'm:2'}]}}]
    `,
  },
  rejects: {
    'a node in two pods': [
      yaml`
      predictors:
      - name: a
        graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]}
        componentSpecs:
        - spec: {containers: [{name: t, image: 't:1'}, {name: m, image: 'm:1'}]}
        - spec: {containers: [{name: m, image: 'm:2'}]}
    `,
      [
        'spec.predictors[0].componentSpecs[1].spec.containers[0].name',
        'node "m" has a container in componentSpecs[0] as well',
      ],
    ],
  },
});
