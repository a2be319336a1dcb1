import { child } from './pods';
import { maps } from '../api/graph';
import { type Manifest } from '../private/json';

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
        namespace: String(service.metadata.namespace),
        service: String(service.metadata.name),
        name: String(port.name),
        port: Number(port.port),
        targetPort: Number(port.targetPort),
      })),
    );
}
