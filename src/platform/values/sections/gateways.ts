import { flag, free, integer, list, NAME, nested, oneWord, section, text, texts, type ValuesOf } from '../field';

const TLS = section('Tls', 'HTTPS of a gateway.', {
  secret: text('Secret of type kubernetes.io/tls with certificate and key, in the namespace of the ingress.', {
    required: true,
  }),
  mutual: flag('Istio: whether clients must show a certificate too.', { fallback: false }),
});

const SERVER = section('Server', 'Hosts with a certificate of their own.', {
  hosts: list(text('A host.'), 'The hosts.', { required: true }),
  tls: nested(TLS, 'Their certificate.', { required: true }),
});

const GATEWAY_FIELDS = {
  kind: oneWord(['istio', 'ambassador'], 'What serves it.', { required: true }),
  name: text(
    "Name of the Gateway, and first part of the names of Ambassador's objects; that of the entry where it is absent.",
    NAME,
  ),
  namespace: text('Its namespace; istio-system where it is absent, default for Ambassador.', NAME),
  hosts: list(text('A host, or *.'), 'Hosts it answers for.', { fallback: ['*'] }),
  tls: nested(TLS, 'HTTPS; without it plain HTTP.'),
  plainHttp: oneWord(['serve', 'redirect', 'refuse'], 'What becomes of requests in plain HTTP, where `tls` is set.', {
    fallback: 'redirect',
  }),
  servers: list(nested(SERVER, 'More hosts.'), 'Istio: more hosts, each with a certificate of their own.'),
  release: text('Istio: name of the release of chart `gateway`, whose pods it selects.', {
    fallback: 'istio-ingressgateway',
  }),
  selector: texts('Istio: labels of the pods that it selects, where no chart installed them.'),
  httpPort: integer('Istio: port for HTTP.', { least: 1, most: 65535, fallback: 80 }),
  httpsPort: integer('Istio: port for HTTPS.', { least: 1, most: 65535, fallback: 443 }),
  api: oneWord(['v2', 'v3alpha1'], 'Ambassador: version of its API; v2 for Ambassador 1.x.', { fallback: 'v3alpha1' }),
  ambassadorId: text('Ambassador: the instance that takes the objects, where several run.'),
  moduleConfig: free('Ambassador: settings of its module.'),
};

export const GATEWAY = section('Gateway', 'What models are reached through.', GATEWAY_FIELDS, {
  oneOf: [['release', 'selector']],
});

export type GatewayValues = ValuesOf<typeof GATEWAY_FIELDS>;
export type TlsValues = NonNullable<GatewayValues['tls']>;

/** Keys that mean nothing for the other kind of gateway. */
export const GATEWAY_KEYS: Readonly<Record<string, readonly string[]>> = {
  istio: ['servers', 'release', 'selector', 'httpPort', 'httpsPort'],
  ambassador: ['api', 'ambassadorId', 'moduleConfig'],
};
