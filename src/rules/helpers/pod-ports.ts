import { undeclaredPorts } from './undeclared-ports';
import { asText, type JsonObject, maps } from '../../private/json';

/** A port that a container of a pod listens on. */
export interface PodPort {
  /** Of the container. */
  readonly name: string;
  readonly number: string;
  /** The protocol and the number. */
  readonly key: string;
  readonly container: number;
  /** Undefined for a port that is not declared. */
  readonly index?: number;
}

/** The ports of all containers of a pod that the operator creates, in order, the declared ones first. */
export function portsOf({ containers }: JsonObject): PodPort[] {
  const all = maps(containers);
  const declared = all.flatMap(({ name, ports }, container) =>
    maps(ports).map(({ containerPort, protocol }, index) => {
      const number = asText(containerPort);
      return { name: asText(name), number, key: `${asText(protocol ?? 'TCP')} ${number}`, container, index };
    }),
  );
  const others = all.flatMap((each, container) =>
    undeclaredPorts(each).map(({ number }) => ({
      name: asText(each.name),
      number: String(number),
      key: `TCP ${number}`,
      container,
    })),
  );
  return [...declared, ...others];
}
