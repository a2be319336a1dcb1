import { sidecarAnnotation } from '../../../src/rules/annotations/sidecar-annotation';
import { yaml } from '../../../src/rules/example';
import { describeRule } from '../describe-rule';

describeRule(sidecarAnnotation, {
  accepts: {
    'on the spec': yaml`
      annotations: {sidecar.istio.io/inject: 'false'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an annotation of your own': yaml`
      metadata: {name: iris, annotations: {team: x}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'in metadata': [
      yaml`
      metadata: {name: iris, annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '443'}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['metadata.annotations[traffic.sidecar.istio.io/excludeOutboundPorts]', 'does not reach'],
    ],
  },
});
