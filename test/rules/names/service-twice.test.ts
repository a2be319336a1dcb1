import { yaml } from '../../../src/rules/example';
import { serviceTwice } from '../../../src/rules/names/service-twice';
import { describeRule } from '../describe-rule';

const server = (name: string) => `graph: {name: ${name}, implementation: SKLEARN_SERVER, modelUri: gs://m/x}`;

describeRule(serviceTwice, {
  accepts: {
    'an explainer and a node of another name': `predictors: [{name: a, ${server('m')}, explainer: {type: AnchorTabular, modelUri: gs://m/e}}]`,
    'a node named explainer without an explainer': `predictors: [{name: a, ${server('explainer')}}]`,
    'one container name in two predictors': `predictors: [{name: a, traffic: 50, ${server('m')}}, {name: b, traffic: 50, ${server('m')}}]`,
  },
  rejects: {
    'names of predictor and node that join to the name of another Service': [
      `predictors: [{name: a, traffic: 50, ${server('b-c')}}, {name: a-b, traffic: 50, ${server('c')}}]`,
      [
        'spec.predictors[1].graph.name',
        'container "c" of predictor "a-b" would have the Service "iris-a-b-c", which belongs to container "b-c" of predictor "a"',
      ],
    ],
    'a predictor named like the node of another one': [
      `predictors: [{name: a, traffic: 50, ${server('m')}}, {name: a-m, traffic: 50, ${server('k')}}]`,
      ['spec.predictors[1].name', 'predictor "a-m" would have the Service "iris-a-m"'],
    ],
    'a Service name that a node has': [
      yaml`
        predictors:
        - name: a
          annotations: {seldon.io/svc-name: iris-a-m}
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}
      `,
      ['spec.predictors[0].graph.name', 'which belongs to predictor "a"'],
    ],
  },
});
