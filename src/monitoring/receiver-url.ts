const KNATIVE_INGRESS = 'http://broker-ingress.knative-eventing.svc.cluster.local';

/** The name of a receiver in values. */
export const RECEIVER_NAME = 'seldon-request-logger';

/** The namespace of a receiver in values. */
export const RECEIVER_NAMESPACE = 'seldon-logs';

/** The URL that loggers post to: that of the Knative broker, or else of the receiver's Service. */
export function receiverUrl(name: string, namespace: string, broker: string | undefined): string {
  return broker === undefined
    ? `http://${name}.${namespace}.svc.cluster.local`
    : `${KNATIVE_INGRESS}/${namespace}/${broker}`;
}
