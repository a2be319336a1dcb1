import { SERVICE_NAME } from '../../api/facts/settings';
import { predictorServiceName } from '../../api/names';
import { asText, valueAt } from '../../private/json';
import { listing } from '../../private/listing';
import { predictorDiffIn, type Subject, trap, upstream } from '../rule';

/** Endings of names that only resolve inside the cluster. */
const IN_CLUSTER = /^[^.]+$|\.svc(\.cluster\.local)?$/;

export const certificateNames = trap({
  id: 'SELDON397',
  looksAt: ['ssl'],
  title: "the certificate of a predictor is for the predictor's Service",
  consequence:
    'The orchestrator answers at the Service SELDONDEPLOYMENT-PREDICTOR with this certificate; the Service of a ' +
    'single container serves no TLS. Clients that verify the name reject the connection.',
  example: () => predictorDiffIn('ml')`
      ssl: {certSecretName: iris-tls}
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: iris, namespace: ml}
      spec:
        secretName: iris-tls
    -   dnsNames: [iris-default-classifier.ml.svc]
    +   dnsNames: [iris-default.ml.svc]
        issuerRef: {name: internal, kind: ClusterIssuer}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const { predictors, metadata, namespace } = subject;
    for (const { predictor, path } of predictors) {
      const secret = predictor.ssl?.certSecretName ?? '';
      const names = secret === '' ? [] : namesOfCertificate(subject, secret);
      const service = predictorServiceName(
        asText(metadata.name),
        predictor.name,
        predictor.annotations?.[SERVICE_NAME],
      );
      if (names.some((name) => IN_CLUSTER.test(name)) && !covers(names, service, namespace || 'default')) {
        report({
          path: `${path}.ssl.certSecretName`,
          message:
            `Certificate ${JSON.stringify(makerOf(subject, secret))} is for ` +
            `${listing(names.map((name) => JSON.stringify(name)))}, but the Service is ${JSON.stringify(service)}`,
          remedy: `add ${service}.${namespace || 'default'}.svc to its spec.dnsNames`,
        });
      }
    }
  },
});

function makerOf({ surroundings, namespace }: Subject, secret: string): string | undefined {
  const maker = surroundings.sources.makerOf(namespace, secret);
  return maker?.kind === 'Certificate' ? maker.name : undefined;
}

/** The names for which cert-manager issues a certificate; none if it is not made by it. */
function namesOfCertificate(subject: Subject, secret: string): string[] {
  const name = makerOf(subject, secret);
  const certificate =
    name === undefined ? undefined : subject.surroundings.find('Certificate', subject.namespace, name);
  const names = valueAt(certificate ?? null, 'spec.dnsNames');
  return [
    ...(Array.isArray(names) ? names.map(asText) : []),
    asText(valueAt(certificate ?? null, 'spec.commonName') ?? ''),
  ].filter((each) => each !== '');
}

/** Whether a certificate is valid for a Service, under one of the names by which clients reach it. */
function covers(names: readonly string[], service: string, namespace: string): boolean {
  const reached = ['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`];
  return reached.some((end) => names.includes(service + end) || (end !== '' && names.includes(`*${end}`)));
}
