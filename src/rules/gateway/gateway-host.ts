import { ISTIO_HOST } from '../../api/facts/settings';
import { asText, isObject, type JsonObject, maps, strings, valueAt } from '../../private/json';
import { diff, type Subject, trap, upstream } from '../rule';

export const gatewayHost = trap({
  id: 'SELDON326',
  stage: 'expansion',
  looksAt: ['Gateway'],
  title: 'the gateway of a VirtualService serves its host',
  consequence:
    'Istio binds a VirtualService to those servers of its gateway whose hosts match and which admit its namespace. ' +
    'If there are none, the gateway answers all requests with 404.',
  example: () => ({
    ...diff`
        metadata: {name: iris, namespace: ml}
        spec:
      -   annotations: {seldon.io/istio-gateway: ml/models, seldon.io/istio-host: iris.example.com}
      +   annotations: {seldon.io/istio-gateway: ml/models, seldon.io/istio-host: models.example.com}
          predictors:
          - name: default
            graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        ---
        apiVersion: networking.istio.io/v1beta1
        kind: Gateway
        metadata: {name: models, namespace: ml}
        spec: {servers: [{hosts: [models.example.com], port: {name: http, number: 80, protocol: HTTP}}]}
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const route = subject.expansion.objects.find(({ kind }) => kind === 'VirtualService');
    const [bound] = strings(route && valueAt(route, 'spec.gateways'));
    const [name, home] = (bound ?? '').split('/').reverse();
    const gateway = bound && subject.surroundings.find('Gateway', home ?? subject.namespace, name);
    if (gateway && asText(gateway.apiVersion).startsWith('gateway.networking.k8s.io/')) {
      report({
        path: hostPath(subject),
        message: `gateway ${JSON.stringify(bound)} is one of the Gateway API, to which VirtualServices are not bound by this name`,
        remedy: 'create a Gateway of networking.istio.io, or an HTTPRoute to the Service of the predictor',
      });
      return;
    }
    if (!gateway || !asText(gateway.apiVersion).startsWith('networking.istio.io/')) {
      return;
    }
    const servers = maps(valueAt(gateway, 'spec.servers'));
    if (servers.length > 0 && !servers.some(routesHttp)) {
      report({
        path: hostPath(subject),
        message: `gateway ${JSON.stringify(bound)} has no server for HTTP: it passes connections on as they are`,
        remedy: 'bind a gateway with a server of protocol HTTP, or HTTPS whose tls.mode is SIMPLE or MUTUAL',
      });
      return;
    }
    if (servers.length > 0 && servers.every((server) => valueAt(server, 'tls.httpsRedirect') === true)) {
      report({
        path: hostPath(subject),
        message: `gateway ${JSON.stringify(bound)} redirects all requests to HTTPS, but has no server for it`,
        remedy: 'add a server of protocol HTTPS with a certificate, or remove tls.httpsRedirect',
      });
      return;
    }
    const served = maps(valueAt(gateway, 'spec.servers')).flatMap(({ hosts }) => strings(hosts));
    const hosts = strings(route && valueAt(route, 'spec.hosts'));
    const space = asText(isObject(gateway.metadata) ? (gateway.metadata.namespace ?? '') : '');
    if (
      served.length > 0 &&
      !hosts.some((host) => served.some((each) => serves(each, host, subject.namespace, space)))
    ) {
      report({
        path: hostPath(subject),
        message:
          `gateway ${JSON.stringify(bound)} serves ${served.join(', ')}, but not ${hosts.join(', ')} of namespace ` +
          `${JSON.stringify(subject.namespace)}`,
        remedy: `write one of its hosts in spec.annotations[${ISTIO_HOST}], or add this one to the gateway`,
      });
    }
  },
});

/**
 * Whether a server of a gateway routes requests; TLS that is passed through, and TCP, are routed by connection.
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode
 */
function routesHttp(server: JsonObject): boolean {
  const protocol = asText(valueAt(server, 'port.protocol') ?? 'HTTP').toUpperCase();
  const mode = asText(valueAt(server, 'tls.mode') ?? '');
  return HTTP.includes(protocol) && mode !== 'PASSTHROUGH' && mode !== 'AUTO_PASSTHROUGH';
}

const HTTP = ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-WEB'];

/**
 * Whether a host of a gateway, which may be prefixed with a namespace, matches a host of a VirtualService.
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
function serves(written: string, host: string, namespace: string, home: string): boolean {
  const [name, scope = '*'] = written.split('/').reverse();
  const isAdmitted = scope === '*' || namespace === '' || scope === namespace || (scope === '.' && home === namespace);
  return isAdmitted && (covers(name, host) || covers(host, name));
}

/** Whether a host, which may begin with a wildcard, covers another host. */
function covers(wide: string, narrow: string): boolean {
  return wide === narrow || wide === '*' || (wide.startsWith('*.') && narrow.endsWith(wide.slice(1)));
}

function hostPath({ object }: Subject): string {
  const levels = ['spec.annotations', 'metadata.annotations'];
  const written = levels.find((level) => {
    const annotations = valueAt(object, level);
    return isObject(annotations) && Object.hasOwn(annotations as JsonObject, ISTIO_HOST);
  });
  return written === undefined ? 'metadata.name' : `${written}[${ISTIO_HOST}]`;
}
