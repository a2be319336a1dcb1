import { imageName, MLSERVER_IMAGE, TRITON_IMAGE } from '../../api/facts/images';
import { TRITON_METRICS_PORT } from '../../api/facts/ports';
import { asText, type JsonObject, maps } from '../../private/json';

/** A port on which a server listens although its container does not declare it. */
interface UndeclaredPort {
  readonly number: number;
}

/**
 * The ports for metrics of MLServer and Triton: the operator replaces the declared ports of their containers by those
 * for requests.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go
 * @see https://github.com/triton-inference-server/server/blob/v2.13.0/src/servers/main.cc
 */
export function undeclaredPorts({ image, env, args, command, ports }: JsonObject): UndeclaredPort[] {
  const server = imageName(asText(image ?? ''));
  const port = server === TRITON_IMAGE ? tritonPort([command, args]) : mlserverPort(server, env);
  const isDeclared = maps(ports).some(({ containerPort }) => containerPort === port);
  return port === undefined || isDeclared ? [] : [{ number: port }];
}

function mlserverPort(server: string, env: JsonObject[string] | undefined): number | undefined {
  if (server !== MLSERVER_IMAGE) {
    return undefined;
  }
  const value = maps(env)
    .filter(({ name }) => name === 'MLSERVER_METRICS_PORT')
    .at(-1)?.value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

function tritonPort(lists: readonly (JsonObject[string] | undefined)[]): number | undefined {
  const words = lists.flatMap((list) => (Array.isArray(list) ? list.map(asText) : [])).join(' ');
  if (/--allow-metrics[= ](false|0)\b/i.test(words)) {
    return undefined;
  }
  const port = /--metrics-port[= ](\d+)/.exec(words)?.[1];
  return port === undefined ? TRITON_METRICS_PORT : Number(port);
}
