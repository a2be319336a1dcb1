import { RECEIVER_NAME, RECEIVER_NAMESPACE, receiverUrl } from '../monitoring/receiver-url';
import { type RequestLogReceiverProps } from '../monitoring/request-log-receiver';
import { type JsonObject } from '../private/json';
import { type PlatformValues } from './values/sections/platform';
import { type RequestLoggingValues } from './values/sections/request-logging';

/** What values say about a receiver of request logs, as a construct takes it. */
export function receiverProps(
  { name, namespace, elasticsearch, broker, image, env, replicas }: RequestLoggingValues,
  mirror: string | undefined,
): RequestLogReceiverProps {
  return {
    name,
    namespace,
    elasticsearch: elasticsearch && {
      url: elasticsearch.url ?? '',
      secretName: elasticsearch.secret,
      userKey: elasticsearch.userKey,
      passwordKey: elasticsearch.passwordKey,
    },
    broker,
    image,
    mirror,
    env: env && { ...env },
    replicas,
  };
}

/** Values of the operator's chart by which loggers without a URL post to the receiver. */
export function receiverDefaults({ operator, requestLogging }: PlatformValues): JsonObject {
  if (!requestLogging || requestLogging.enabled === false || operator?.enabled === false) {
    return {};
  }
  const { name = RECEIVER_NAME, namespace = RECEIVER_NAMESPACE, broker } = requestLogging;
  return { executor: { requestLogger: { defaultEndpoint: receiverUrl(name, namespace, broker) } } };
}
