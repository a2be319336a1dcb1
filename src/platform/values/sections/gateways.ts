import {
  flag,
  free,
  integer,
  list,
  NAME,
  nested,
  OBJECT_NAME,
  oneWord,
  section,
  text,
  texts,
  type ValuesOf,
} from '../field';

const TLS = section('Tls', 'HTTPS settings of a gateway.', {
  secret: text('Secret of type kubernetes.io/tls with certificate and key, in the namespace of the ingress.', {
    ...OBJECT_NAME,
    required: true,
  }),
  mutual: flag('Istio: whether clients must present a certificate, too.', { fallback: false }),
});

const SERVER = section('Server', 'Hosts with their own certificate.', {
  hosts: list(text('A host.'), 'The hosts.', { required: true }),
  tls: nested(TLS, 'Their certificate.', { required: true }),
});

const GATEWAY_FIELDS = {
  kind: oneWord(['istio', 'ambassador'], 'The ingress that serves it.', { required: true }),
  name: text(
    "Name of the Gateway, and prefix of the names of Ambassador's objects; by default the name of the entry.",
    NAME,
  ),
  namespace: text('Its namespace; by default istio-system, for Ambassador the namespace default.', NAME),
  hosts: list(text('A host, or *.'), 'Hosts that it serves.', { fallback: ['*'] }),
  tls: nested(TLS, 'HTTPS; without it, plain HTTP.'),
  plainHttp: oneWord(['serve', 'redirect', 'refuse'], 'What happens to plain HTTP requests if `tls` is set.', {
    fallback: 'redirect',
  }),
  servers: list(nested(SERVER, 'More hosts.'), 'Istio: more hosts, with their own certificates.'),
  release: text('Istio: name of the release of the chart `gateway` whose pods it selects.', {
    fallback: 'istio-ingressgateway',
  }),
  selector: texts('Istio: labels of the pods that it selects, if they were not installed by a chart.'),
  httpPort: integer('Istio: port for HTTP.', { least: 1, most: 65535, fallback: 80 }),
  httpsPort: integer('Istio: port for HTTPS.', { least: 1, most: 65535, fallback: 443 }),
  api: oneWord(['v2', 'v3alpha1'], 'Ambassador: version of its API; v2 for Ambassador 1.x.', { fallback: 'v3alpha1' }),
  ambassadorId: text('Ambassador: ID of the instance that uses the objects, if there are several.'),
  moduleConfig: free('Ambassador: settings of its module.'),
};

export const GATEWAY = section('Gateway', 'A gateway through which clients reach models.', GATEWAY_FIELDS, {
  oneOf: [['release', 'selector']],
});

export type GatewayValues = ValuesOf<typeof GATEWAY_FIELDS>;
export type TlsValues = NonNullable<GatewayValues['tls']>;

/** Keys that have no effect for the other kind of gateway. */
export const GATEWAY_KEYS: Readonly<Record<string, readonly string[]>> = {
  istio: ['servers', 'release', 'selector', 'httpPort', 'httpsPort'],
  ambassador: ['api', 'ambassadorId', 'moduleConfig'],
};
