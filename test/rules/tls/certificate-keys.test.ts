import { certificateKeys } from '../../../src/rules/tls/certificate-keys';
import { describeRule } from '../describe-rule';

function model(keys: string, more = ''): string {
  return `predictors: [{name: a, ssl: {certSecretName: t}, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, ${more}}]
---
kind: Secret
metadata: {name: t}
data: {${keys}}`;
}

describeRule(certificateKeys, {
  accepts: {
    'the keys of a TLS secret': model('tls.crt: a, tls.key: b, ca.crt: c'),
    'an unknown Secret': model('', '').split('---')[0],
    'an empty Secret, which is filled elsewhere': model(''),
    'a custom name for both files': model(
      'both.pem: a',
      'svcOrchSpec: {env: [{name: SELDON_CERT_FILE_NAME, value: both.pem}]}',
    ),
  },
  rejects: {
    'other keys': [
      model('cert.pem: MARKED, key.pem: MARKED'),
      ['spec.predictors[0].ssl.certSecretName', 'Secret "t" has no tls.crt and no tls.key'],
    ],
    'one of the two': [model('tls.crt: a'), ['spec.predictors[0].ssl.certSecretName', 'has no tls.key']],
  },
});
