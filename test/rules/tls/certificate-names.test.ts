import { certificateNames } from '../../../src/rules/tls/certificate-names';
import { describeRule } from '../describe-rule';

/** A predictor whose Secret is made from a Certificate with some fields. */
function model(certificate: string, annotations = ''): string {
  return `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, annotations: {${annotations}}, ssl: {certSecretName: t}, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c, namespace: ml}
spec: {secretName: t, ${certificate}}`;
}

const PATH = 'spec.predictors[0].ssl.certSecretName';

describeRule(certificateNames, {
  accepts: {
    'the Service by its short name': model('dnsNames: [iris-a]'),
    'the Service by its whole name, among others': model('dnsNames: [other, iris-a.ml.svc.cluster.local]'),
    'all Services of the namespace': model("dnsNames: ['*.ml.svc']"),
    'the name that an annotation sets': model('dnsNames: [chosen.ml.svc]', 'seldon.io/svc-name: chosen'),
    'a public name, to which a gateway may pass TLS through': model('dnsNames: [iris.example.com]'),
    'a Certificate without names': model('issuerRef: {name: i}'),
    'a Certificate for another Secret': model('dnsNames: [iris-a]').replace('secretName: t', 'secretName: other'),
  },
  rejects: {
    "the container's Service": [
      model('dnsNames: [iris-a-m.ml.svc]'),
      [PATH, 'Certificate "c" is for "iris-a-m.ml.svc", but the Service is "iris-a"'],
    ],
    'all Services of another namespace': [model("dnsNames: ['*.other.svc']"), [PATH, 'the Service is "iris-a"']],
    'only a common name': [model('commonName: iris'), [PATH, 'is for "iris"']],
    'another name than the annotation sets': [
      model('dnsNames: [iris-a.ml.svc]', 'seldon.io/svc-name: chosen'),
      [PATH, 'the Service is "chosen"'],
    ],
  },
});
