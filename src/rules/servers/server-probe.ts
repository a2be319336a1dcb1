import { TENSORFLOW_SERVER, TRITON_SERVER } from '../../api/facts/servers';
import { isV2 } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { type Container, type Probe } from '../../api/types.generated';
import { diff, trap, upstream } from '../rule';

const PROBES = ['livenessProbe', 'readinessProbe'] as const;
const OTHERS = [TENSORFLOW_SERVER, TRITON_SERVER];

export const serverProbe = trap({
  id: 'SELDON274',
  severity: 'info',
  title: 'a probe of MLServer has timings, but no handler',
  consequence:
    'With protocol v2, the operator replaces the handlers of liveness and readiness probes of a prepackaged server ' +
    'with requests to `/v2/health/live` and `/v2/health/ready`. Their timings are kept.',
  example: () => diff`
      spec:
        protocol: v2
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
    -     - spec: {containers: [{name: classifier, livenessProbe: {initialDelaySeconds: 300, tcpSocket: {port: http}}}]}
    +     - spec: {containers: [{name: classifier, livenessProbe: {initialDelaySeconds: 300}}]}
  `,
  source: upstream('operator/controllers/mlserver.go'),
  check(subject, report) {
    const { spec } = subject;
    if (!isV2(spec.protocol)) {
      return;
    }
    for (const placed of subject.nodes()) {
      const { implementation } = placed.node;
      const container =
        isPrepackaged(placed.node) && !OTHERS.includes(implementation!) ? subject.placedContainerOf(placed) : undefined;
      for (const probe of container ? PROBES : []) {
        const handler = handlerOf(container!.container[probe]);
        if (handler !== undefined) {
          report({
            path: `${container!.path}.${probe}.${handler}`,
            message: `${handler} is replaced with a request to MLServer's health endpoint`,
            remedy: 'keep only the timings',
          });
        }
      }
    }
  },
});

function handlerOf(probe: Container[(typeof PROBES)[number]]): keyof Probe | undefined {
  return (['httpGet', 'tcpSocket', 'grpc', 'exec'] as const).find((handler) => probe?.[handler]);
}
