import { type NodePorts } from '../../api/ports';
import { type Container } from '../../api/types.generated';
import { type Subject } from '../subject';

/** Names of ports that are not for requests. */
const ASIDE = /metric|prom|debug|admin|health|jmx|trace|profil|proxy/i;

/** The index of a port that a container seems to declare for requests, if none of its ports is called; or else -1. */
export function uncalledPortIn(subject: Subject, { ports = [], env = [] }: Container, called: NodePorts): number {
  const isPortRead = env.some(({ name }) => /_SERVICE_PORT$/.test(name));
  const isCalled = ports.some(
    ({ name, containerPort }) =>
      name === 'http' || name === 'grpc' || containerPort === called.http || containerPort === called.grpc,
  );
  return isCalled || isPortRead
    ? -1
    : ports.findIndex(({ name }) => name !== subject.config.units.metricsPortName && !ASIDE.test(name ?? ''));
}
