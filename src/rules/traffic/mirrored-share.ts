import { AMBASSADOR_CONFIG } from '../../api/facts/settings';
import { entryOf } from '../../private/json';
import { diff, trap, upstream } from '../rule';

export const mirroredShare = trap({
  id: 'SELDON418',
  ofOperator: true,
  looksAt: ['shadow'],
  title: 'a shadow gets the share of the requests that its traffic says',
  consequence:
    'The operator omits a share of 0, and Istio and Ambassador v1 then mirror all requests. For Ambassador v2 it ' +
    'writes 0 even if a shadow has no `traffic`: no request is mirrored.',
  example: () => ({
    ...diff`
        spec:
          predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          - name: next
            shadow: true
      -     traffic: 0
      +     traffic: 5
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ spec, metadata, predictors, config: { istio, ambassador } }, report) {
    // Ambassador v1 then gets these mappings instead of the operator's.
    const custom = entryOf(spec.annotations, AMBASSADOR_CONFIG) ?? entryOf(metadata.annotations, AMBASSADOR_CONFIG);
    const omitsZero = istio.enabled || (ambassador.enabled && ambassador.version === 'v1' && !custom);
    const writesZero = ambassador.enabled && ambassador.version !== 'v1';
    for (const {
      predictor: { name, shadow, traffic },
      path,
    } of predictors) {
      if (!shadow) {
        continue;
      }
      if (traffic === 0 && omitsZero) {
        report({
          path: `${path}.traffic`,
          message: `all requests are mirrored to shadow ${JSON.stringify(name)}, although its traffic is 0`,
          remedy:
            "write a percentage from 1 to 100; remove 'traffic' to mirror all requests, or the predictor to mirror none",
        });
      } else if (typeof traffic !== 'number' && writesZero) {
        report({
          path: `${path}.shadow`,
          message: `Ambassador mirrors no request to shadow ${JSON.stringify(name)}, which has no traffic`,
          remedy: "set 'traffic' to a percentage from 1 to 100",
        });
      }
    }
  },
});
