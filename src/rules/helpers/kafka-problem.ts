import { type OrchestratorSettings } from './orchestrator-variables';
import { writeOneOf } from './words';
import {
  KAFKA_BROKER,
  KAFKA_TOPICS,
  LOGGER_KAFKA_BROKER,
  LOGGER_KAFKA_TOPIC,
} from '../../api/facts/executor-variables';
import { type Violation } from '../rule';

/**
 * Settings of Kafka that the executor reads but does not apply.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/api/util/kafka.go GetKafkaConsumerConfig
 */
export function kafkaProblems(settings: OrchestratorSettings): Violation[] {
  return [plainSasl, sasl, authority, unused, broker, topic, certificate].flatMap(
    (problemOf) => problemOf(settings) ?? [],
  );
}

/** The executor sets `security.protocol` only for SSL and SASL_SSL. */
function plainSasl({ written }: OrchestratorSettings): Violation | undefined {
  const protocol = written.get('KAFKA_SECURITY_PROTOCOL');
  return protocol?.value.toUpperCase() === 'SASL_PLAINTEXT'
    ? {
        path: protocol.path,
        message:
          'the orchestrator does not pass SASL_PLAINTEXT on to its Kafka client, which then sends no credentials',
        remedy: 'write SASL_SSL, or let the brokers accept clients without credentials',
      }
    : undefined;
}

/**
 * The mechanisms of brokers that the executor's client can use. Its librdkafka is built without GSSAPI, needs settings
 * for OAUTHBEARER that the executor does not pass on, and tells capitals from small letters.
 * @see https://github.com/confluentinc/librdkafka/blob/v1.8.2/src/rdkafka_sasl.c rd_kafka_sasl_select_provider
 */
const MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

function sasl({ written, names }: OrchestratorSettings): Violation | undefined {
  const protocol = written.get('KAFKA_SECURITY_PROTOCOL');
  if (protocol?.value.toUpperCase() !== 'SASL_SSL') {
    return undefined;
  }
  const mechanism = written.get('KAFKA_SASL_MECHANISM');
  if (mechanism !== undefined && !MECHANISMS.includes(mechanism.value)) {
    return {
      path: mechanism.path,
      message: `${JSON.stringify(mechanism.value)} is not a SASL mechanism that both brokers and the orchestrator's client have`,
      remedy: writeOneOf(mechanism.value.toUpperCase(), MECHANISMS),
    };
  }
  const missing = ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'].filter(
    (name) => !names.has(name),
  );
  return missing.length === 0
    ? undefined
    : {
        path: protocol.path,
        message: `the orchestrator's Kafka client does not start with SASL_SSL: ${missing.join(', ')} not set`,
        remedy: `set ${missing.join(', ')}`,
      };
}

/** Brokers reject other names. */
const TOPIC = /^[\w.-]{1,249}$/;

function topic({ written }: OrchestratorSettings): Violation[] {
  return [KAFKA_TOPICS.input, KAFKA_TOPICS.output, LOGGER_KAFKA_TOPIC].flatMap((name) => {
    const setting = written.get(name);
    return setting === undefined || setting.value === '' || TOPIC.test(setting.value)
      ? []
      : [
          {
            path: setting.path,
            message: `${JSON.stringify(setting.value)} in ${name} is not the name of a topic`,
            remedy: 'write letters, digits, dots, dashes and underscores only',
          },
        ];
  });
}

/** A CA certificate is passed on only with a client certificate in the same form. */
function authority({ names }: OrchestratorSettings): Violation | undefined {
  const lone = ['', '_FILE'].find(
    (form) => names.has(`KAFKA_SSL_CA_CERT${form}`) && !names.has(`KAFKA_SSL_CLIENT_CERT${form}`),
  );
  return lone === undefined
    ? undefined
    : {
        path: names.get(`KAFKA_SSL_CA_CERT${lone}`)!,
        message: `KAFKA_SSL_CA_CERT${lone} has no effect without KAFKA_SSL_CLIENT_CERT${lone}`,
        remedy: `set KAFKA_SSL_CLIENT_CERT${lone} and KAFKA_SSL_CLIENT_KEY${lone} too`,
      };
}

function unused({ written, names }: OrchestratorSettings): Violation | undefined {
  const setting = [...names.keys()].find((name) => /^KAFKA_(SSL|SASL)_/.test(name));
  const isKnown = written.has('KAFKA_SECURITY_PROTOCOL') || !names.has('KAFKA_SECURITY_PROTOCOL');
  const protocol = written.get('KAFKA_SECURITY_PROTOCOL')?.value.toUpperCase() ?? '';
  return setting !== undefined && isKnown && (protocol === '' || protocol === 'PLAINTEXT')
    ? {
        path: names.get(setting)!,
        message:
          `${setting} has no effect: KAFKA_SECURITY_PROTOCOL is ${protocol || 'not set'}, so connections are not ` +
          'encrypted',
        remedy: 'set KAFKA_SECURITY_PROTOCOL to SSL or SASL_SSL',
      }
    : undefined;
}

function broker({ written }: OrchestratorSettings): Violation[] {
  return [KAFKA_BROKER, LOGGER_KAFKA_BROKER].flatMap((name) => {
    const setting = written.get(name);
    return setting !== undefined && /^https?:\/\//i.test(setting.value)
      ? [
          {
            path: setting.path,
            message: `${JSON.stringify(setting.value)} in ${name} is not the address of a broker`,
            remedy: `write ${setting.value.replace(/^https?:\/\//i, '').split('/')[0]}: host and port, without http`,
          },
        ]
      : [];
  });
}

/** The executor passes some variables on as the text of a certificate or key, and others as the path of a file. */
function certificate({ written }: OrchestratorSettings): Violation[] {
  return ['CLIENT_CERT', 'CLIENT_KEY', 'CA_CERT'].flatMap((part): Violation[] => {
    const name = `KAFKA_SSL_${part}`;
    const [text, file] = [written.get(name), written.get(`${name}_FILE`)];
    return [
      ...(text !== undefined && /^\/[\w./-]+$/.test(text.value)
        ? [
            {
              path: text.path,
              message: `${name} is the text of a certificate or key, but ${JSON.stringify(text.value)} is a path`,
              remedy: `take it from a Secret with valueFrom, or write ${name}_FILE for a path`,
            },
          ]
        : []),
      ...(file?.value.startsWith('-----BEGIN')
        ? [
            {
              path: file.path,
              message: `${name}_FILE is the path of a file, not its text`,
              remedy: `write ${name}`,
            },
          ]
        : []),
    ];
  });
}
