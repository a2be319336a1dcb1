import { variableFile } from '../../../src/rules/pods/variable-file';
import { describeRule } from '../describe-rule';

const orchestrator = (env: string, more = '') =>
  `{predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, svcOrchSpec: {env: [${env}]}${more}}]}`;
const mlserver = (env: string, more = '') =>
  `{protocol: v2, predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      componentSpecs: [{spec: {containers: [{name: m, env: [${env}]${more}}], volumes: [{name: c, configMap: {name: c}}]}}]}]}`;
const FILES =
  '{name: KAFKA_SSL_CA_CERT_FILE, value: /certs/ca.pem}, {name: KAFKA_SSL_CLIENT_CERT_FILE, value: /certs/tls.crt}';

describeRule(variableFile, {
  accepts: {
    'the text of a certificate': orchestrator('{name: KAFKA_SSL_CA_CERT, value: x}'),
    'files of the Secret that the operator mounts': orchestrator(
      FILES.replaceAll('/certs', '/cert'),
      ', ssl: {certSecretName: kafka}',
    ),
    'files that every container has': orchestrator(
      '{name: KAFKA_SSL_CA_CERT_FILE, value: /etc/ssl/certs/ca-certificates.crt}, {name: KAFKA_SSL_CLIENT_CERT_FILE, value: /vault/secrets/tls.crt}',
    ),
    'a path from elsewhere': orchestrator(
      '{name: KAFKA_SSL_CA_CERT_FILE, valueFrom: {configMapKeyRef: {name: c, key: k}}}',
    ),
    'a file for MLServer that is mounted, or part of the model': mlserver(
      '{name: MLSERVER_LOGGING_SETTINGS, value: /conf/logging.conf}, {name: MLSERVER_MODEL_ENVIRONMENT_TARBALL, value: /mnt/models/env.tar.gz}',
      ', volumeMounts: [{name: c, mountPath: /conf/}]',
    ),
    'a file in its working directory': mlserver('{name: MLSERVER_LOGGING_SETTINGS, value: logging.conf}'),
    'a file in your own image': `{predictors: [{name: a, graph: {name: m, type: MODEL},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', env: [{name: MLSERVER_LOGGING_SETTINGS, value: /conf/logging.conf}]}]}}]}]}`,
  },
  rejects: {
    'files of Kafka that nothing mounts, in one finding': [
      orchestrator(FILES),
      [
        'spec.predictors[0].svcOrchSpec.env[0].value',
        'container "seldon-container-engine" has no file "/certs/ca.pem" for KAFKA_SSL_CA_CERT_FILE, KAFKA_SSL_CLIENT_CERT_FILE',
      ],
    ],
    'a folder with a certificate that is not mounted': [
      orchestrator('{name: SELDON_CERT_MOUNT_PATH, value: /tls}'),
      ['spec.predictors[0].svcOrchSpec.env[0].value', 'no file "/tls" for SELDON_CERT_MOUNT_PATH'],
    ],
    'a file for MLServer that is not mounted': [
      mlserver('{name: MLSERVER_LOGGING_SETTINGS, value: /conf/logging.conf}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].env[0].value',
        'container "m" has no file "/conf/logging.conf"',
      ],
    ],
  },
});
