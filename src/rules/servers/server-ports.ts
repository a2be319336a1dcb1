import { TENSORFLOW_SERVER, TRITON_SERVER } from '../../api/facts/servers';
import { isV2 } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { diff, trap, upstream } from '../rule';

export const serverPorts = trap({
  id: 'SELDON275',
  title: 'the operator sets the ports of MLServer and Triton',
  consequence:
    'The operator replaces the ports of these containers with `http` and `grpc`: a port for metrics, for example, ' +
    'is lost, and a PodMonitor that refers to it by name finds nothing.',
  example: () => diff`
      spec:
        protocol: v2
        predictors:
        - name: default
          graph: {name: models, implementation: TRITON_SERVER, modelUri: gs://models/triton}
    -     componentSpecs:
    -     - spec: {containers: [{name: models, ports: [{name: metrics, containerPort: 8002}]}]}
  `,
  source: upstream('operator/controllers/mlserver.go'),
  check({ spec, predictors, config }, report) {
    const v2 = isV2(spec.protocol);
    for (const { nodes, components } of predictors) {
      for (const { container, path } of components.flatMap(({ containers }) => containers)) {
        const node = nodes.find((each) => each.node.name === container.name)?.node;
        const replaced =
          node &&
          isPrepackaged(node) &&
          (node.implementation === TRITON_SERVER || (v2 && node.implementation !== TENSORFLOW_SERVER));
        const ports = replaced ? (container.ports ?? []) : [];
        ports.forEach(({ name, containerPort }, i) => {
          if (name !== 'http' && name !== 'grpc') {
            const isRead = name === config.units.metricsPortName;
            report({
              path: `${path}.ports[${i}]`,
              message:
                `port ${containerPort}${name ? ` (${name})` : ''} of ${JSON.stringify(container.name)} is ` +
                `dropped${isRead ? '; only its number is used' : ''}`,
              remedy: isRead ? 'scrape the port by its number' : 'remove it, and expose the port by its number',
            });
          }
        });
      }
    }
  },
});
