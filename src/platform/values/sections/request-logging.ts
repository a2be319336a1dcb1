import { RECEIVER_NAME, RECEIVER_NAMESPACE } from '../../../monitoring/receiver-url';
import { flag, integer, NAME, nested, OBJECT_NAME, section, text, texts, type ValuesOf } from '../field';

const ELASTICSEARCH = section('Elasticsearch', 'Elasticsearch, in which payloads are stored.', {
  url: text('Its address, such as https://elasticsearch.logs:9200.', {
    required: true,
    pattern: '^https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$',
    hint: 'an address without a path, a user or a password, such as https://elasticsearch.logs:9200',
  }),
  secret: text('Name of a Secret with user and password, in the namespace of the receiver.', OBJECT_NAME),
  userKey: text('Key of the user in the Secret.', { fallback: 'username' }),
  passwordKey: text('Key of the password in the Secret.', { fallback: 'password' }),
});

const REQUEST_LOGGING_FIELDS = {
  enabled: flag('Whether the receiver is generated.', { fallback: true }),
  name: text('Name of the receiver.', { ...NAME, fallback: RECEIVER_NAME }),
  namespace: text('Namespace of the receiver.', { ...NAME, fallback: RECEIVER_NAMESPACE }),
  elasticsearch: nested(ELASTICSEARCH, 'Where payloads are stored; required unless `image` is your own image.'),
  broker: text('Name of a Knative broker between orchestrators and the receiver; by default none.', NAME),
  image: text(
    'An image that receives CloudEvents over HTTP on port 8080; by default one that writes to Elasticsearch.',
  ),
  env: texts('Variables of the receiver.'),
  replicas: integer('Number of its pods.', { least: 0, fallback: 1 }),
};

export const REQUEST_LOGGING = section(
  'RequestLogging',
  'A receiver of the payloads that loggers send; the operator is configured to use it.',
  REQUEST_LOGGING_FIELDS,
);

export type RequestLoggingValues = ValuesOf<typeof REQUEST_LOGGING_FIELDS>;
