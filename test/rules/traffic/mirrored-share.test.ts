import { yaml } from '../../../src/rules/example';
import { mirroredShare } from '../../../src/rules/traffic/mirrored-share';
import { describeRule } from '../describe-rule';

const withShadow = (traffic: string) => yaml`
  predictors:
  - {name: live, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
  - {name: copy, shadow: true, ${traffic}graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
`;
const ALL = 'all requests are mirrored to shadow "copy", although its traffic is 0';

describe.each([
  ['Istio', 'istio: {enabled: true}'],
  ['Ambassador v1', 'ambassador: {enabled: true, version: v1}'],
])('with %s', (_, operator) => {
  describeRule(mirroredShare, {
    operator,
    accepts: {
      'a shadow without traffic, which gets all': withShadow(''),
      'a shadow with null traffic': withShadow('traffic: null, '),
      'a share': withShadow('traffic: 30, '),
      'traffic 0 of a predictor that answers': yaml`
        predictors:
        - {name: live, traffic: 100, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
        - {name: spare, traffic: 0, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}
      `,
    },
    rejects: {
      'traffic 0': [withShadow('traffic: 0, '), ['spec.predictors[1].traffic', ALL]],
    },
  });
});

describe.each([
  ['no gateway, which is the default', '{}'],
  ['no gateway, although a version is set', '{istio: {enabled: false}, ambassador: {enabled: false, version: v1}}'],
])('with %s', (_, operator) => {
  describeRule(mirroredShare, {
    operator,
    accepts: { 'traffic 0: nothing is mirrored': withShadow('traffic: 0, ') },
    rejects: {},
  });
});

const MAPPINGS = "annotations: {seldon.io/ambassador-config: '{kind: Mapping, name: own}'}";
const custom = (metadata: string, spec: string) =>
  `{metadata: {name: iris, ${metadata}}, spec: {${spec} predictors: [
      {name: live, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}},
      {name: copy, shadow: true, traffic: 0, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}}`;
const EMPTY = "annotations: {seldon.io/ambassador-config: ''},";

describeRule(mirroredShare, {
  operator: 'ambassador: {enabled: true, version: v1}',
  accepts: {
    'mappings of your own, which the operator copies': custom('', `${MAPPINGS},`),
    'the same in metadata': custom(MAPPINGS, ''),
  },
  rejects: {
    'an empty annotation, for which it writes mappings': [custom('', EMPTY), ['spec.predictors[1].traffic', ALL]],
  },
});

describeRule(mirroredShare, {
  operator: '{istio: {enabled: true}, ambassador: {enabled: true, version: v1}}',
  accepts: {},
  rejects: {
    'traffic 0 with mappings of your own, which Istio does not use': [
      custom('', `${MAPPINGS},`),
      ['spec.predictors[1].traffic', ALL],
    ],
  },
});

describeRule(mirroredShare, {
  operator: 'ambassador: {enabled: true, version: v2}',
  accepts: {
    'traffic 0, which Ambassador v2 gets': withShadow('traffic: 0, '),
    'a share': withShadow('traffic: 30, '),
  },
  rejects: {
    'no traffic': [
      withShadow(''),
      ['spec.predictors[1].shadow', 'Ambassador mirrors no request to shadow "copy", which has no traffic'],
    ],
  },
});

describeRule(mirroredShare, {
  operator: '{istio: {enabled: true}, ambassador: {enabled: true, version: v2}}',
  accepts: { 'a share': withShadow('traffic: 30, ') },
  rejects: {
    'traffic 0': [withShadow('traffic: 0, '), ['spec.predictors[1].traffic', ALL]],
    'no traffic': [withShadow(''), ['spec.predictors[1].shadow', 'no request']],
  },
});
