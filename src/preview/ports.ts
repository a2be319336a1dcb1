import { child } from './pods';
import { asNumber, asText, type Manifest, maps } from '../private/json';

/** A port of a Service. */
export interface OpenPort {
  readonly namespace: string;
  readonly service: string;
  /** `http` or `grpc`. */
  readonly name: string;
  readonly port: number;
  /** The port of its pods. */
  readonly targetPort: number;
}

/** All ports of the Services among expanded objects. */
export function portsOf(objects: readonly Manifest[]): OpenPort[] {
  return objects
    .filter(({ kind }) => kind === 'Service')
    .flatMap((service) =>
      maps(child(service, 'spec').ports).map((port) => ({
        namespace: asText(service.metadata.namespace),
        service: asText(service.metadata.name),
        name: asText(port.name),
        port: asNumber(port.port),
        targetPort: asNumber(port.targetPort),
      })),
    );
}
