import { routingAnnotations } from './routing';
import { type SeldonDeploymentProps } from './seldon-deployment-props';
import * as keys from '../api/annotations';

/** Annotations of `spec` for the settings that have props: the level where every reader finds them. */
export function annotationSettings(props: SeldonDeploymentProps): { [key: string]: string } {
  const { requestTimeout, restTimeout = requestTimeout, grpcTimeout = requestTimeout, routing } = props;
  const settings: [key: string, value: string | number | boolean | undefined][] = [
    [keys.REST_TIMEOUT, restTimeout?.toMilliseconds()],
    [keys.GRPC_TIMEOUT, grpcTimeout?.toMilliseconds()],
    [keys.GRPC_MAX_MESSAGE_SIZE, props.grpcMaxMessageBytes],
    [keys.ENGINE_SEPARATE_POD, props.separateOrchestrator],
    [keys.HEADLESS_SERVICE, props.headlessServices],
    [keys.NO_STORAGE_INITIALIZER, props.skipStorageInitializer],
    [keys.LOGGER_QUEUE_SIZE, props.loggerQueueSize],
    [keys.LOGGER_WRITE_TIMEOUT, props.loggerWriteTimeout?.toMilliseconds()],
    ...routing ? routingAnnotations(routing) : [],
  ];
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined).map(([key, value]) => [key, String(value)]));
}
