import { gatewayHost } from '../../../src/rules/gateway/gateway-host';
import { describeRule } from '../describe-rule';

/** A SeldonDeployment with a host, and a gateway of its namespace with some. */
function bound(host: string | undefined, served: string): string {
  const annotations = `seldon.io/istio-gateway: ml/models${host === undefined ? '' : `, seldon.io/istio-host: '${host}'`}`;
  return `
metadata: {name: iris, namespace: ml}
spec:
  annotations: {${annotations}}
  predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}}]
---
apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata: {name: models, namespace: ml}
spec: {servers: [{hosts: [${served}]}]}
`;
}

const HOST = 'spec.annotations[seldon.io/istio-host]';

describeRule(gatewayHost, {
  operator: 'istio: {enabled: true}',
  accepts: {
    'TLS that the gateway terminates': bound('a.example.com', 'a.example.com').replace(
      'servers: [{',
      'servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, credentialName: c}, ',
    ),
    'the same host': bound('models.example.com', 'models.example.com'),
    'a wildcard of the gateway': bound('models.example.com', "'*.example.com'"),
    'a wildcard of the route': bound('*.example.com', 'models.example.com'),
    'no host, which matches any': bound(undefined, 'models.example.com'),
    'one of several': bound('b.example.com', 'a.example.com, b.example.com'),
    'a host for its namespace': bound('models.example.com', 'ml/models.example.com'),
    'a host for the namespace of the gateway': bound('models.example.com', './models.example.com'),
    'an unknown gateway': bound('a.example.com', 'b.example.com').replace('name: models,', 'name: others,'),
  },
  rejects: {
    'a gateway that only redirects': [
      bound('a.example.com', 'a.example.com').replace(
        'servers: [{',
        'servers: [{port: {number: 80, name: http, protocol: HTTP}, tls: {httpsRedirect: true}, ',
      ),
      [HOST, '"ml/models" redirects all requests to HTTPS'],
    ],
    'a gateway of the Gateway API': [
      bound('a.example.com', 'a.example.com').replace('networking.istio.io/v1beta1', 'gateway.networking.k8s.io/v1'),
      [HOST, '"ml/models" is one of the Gateway API'],
    ],
    'TLS that the gateway passes through': [
      bound('a.example.com', 'a.example.com').replace(
        'servers: [{',
        'servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: PASSTHROUGH}, ',
      ),
      [HOST, 'has no server for HTTP'],
    ],
    'another host': [bound('a.example.com', 'b.example.com'), [HOST, 'serves b.example.com, but not a.example.com']],
    'a name with the same ending': [bound('badexample.com', "'*.example.com'"), [HOST, 'but not badexample.com']],
    'hosts for another namespace': [bound(undefined, "'prod/*'"), ['metadata.name', 'of namespace "ml"']],
  },
});
