import { inMakingObject } from '../helpers/making-object';
import { secretKeys } from '../helpers/secret-keys';
import { predictorDiff, trap, upstream } from '../rule';

const KEYS = ['tls.crt', 'tls.key'];

/** A little-known variable that renames both files. */
const FILE_VARIABLE = 'SELDON_CERT_FILE_NAME';

export const certificateKeys = trap({
  id: 'SELDON308',
  severity: 'error',
  looksAt: ['ssl'],
  title: "the Secret with a predictor's certificate has the keys of a TLS secret",
  consequence:
    'The orchestrator reads the files `tls.crt` and `tls.key` and exits if one is missing; the variable that should ' +
    'name the key file has no effect. The pod never becomes ready.',
  example: () => predictorDiff`
      ssl: {certSecretName: iris-tls}
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: iris-tls}
    - stringData: {cert.pem: "...", key.pem: "..."}
    + type: kubernetes.io/tls
    + stringData: {tls.crt: "...", tls.key: "..."}
  `,
  source: upstream('executor/cmd/executor/main.go'),
  check(subject, report) {
    const { surroundings, namespace, predictors } = subject;
    for (const { predictor, path } of predictors) {
      const name = predictor.ssl?.certSecretName ?? '';
      const keys = name === '' ? undefined : secretKeys(surroundings.find('Secret', namespace, name));
      const missing = KEYS.filter((key) => keys && !keys.includes(key));
      if (missing.length > 0 && !predictor.svcOrchSpec?.env?.some((variable) => variable.name === FILE_VARIABLE)) {
        report({
          path: `${path}.ssl.certSecretName`,
          message: `Secret ${JSON.stringify(name)} has no ${missing.join(' and no ')}`,
          remedy:
            'name its keys tls.crt and tls.key, as in a Secret of type kubernetes.io/tls' +
            inMakingObject(subject, name, 'keys'),
        });
      }
    }
  },
});
