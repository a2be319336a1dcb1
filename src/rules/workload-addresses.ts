import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';
import { formatPath, parsePath, type Segment } from '../private/path';

/** Where workloads have the spec of their pods. */
const POD_SPECS: Readonly<Record<string, string>> = {
  CronJob: 'spec.jobTemplate.spec.template.spec',
  DaemonSet: 'spec.template.spec',
  Deployment: 'spec.template.spec',
  Job: 'spec.template.spec',
  Pod: 'spec',
  StatefulSet: 'spec.template.spec',
};

/** Whether objects of a kind run pods that may call Services. */
export function isWorkload(kind: string): boolean {
  return Object.hasOwn(POD_SPECS, kind);
}

/** The address of a Service, with its namespace, in a variable or a command of a workload. */
export interface WorkloadAddress {
  readonly field: string;
  readonly name: string;
  readonly namespace: string;
  readonly port?: number;
}

const ADDRESS =
  /https?:\/\/([a-z][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)(?:\.svc(?:\.cluster\.local)?)?(?::(\d+))?(?![\w.:@-])/;

/** Longer strings are scripts rather than addresses. */
const LONGEST = 2000;

/** The addresses of Services in the variables and commands of a workload, one for each string. */
export function workloadAddresses(object: JsonObject): WorkloadAddress[] {
  const at = entryOf(POD_SPECS, asText(object.kind));
  const spec = at === undefined ? undefined : valueAt(object, at);
  if (at === undefined || !isObject(spec)) {
    return [];
  }
  return ['initContainers', 'containers'].flatMap((list) =>
    maps(spec[list]).flatMap((container, index) => {
      const path = [...parsePath(at), list, index];
      return [
        ...maps(container.env).flatMap(({ value }, i) => addressIn(value, [...path, 'env', i, 'value'])),
        ...['command', 'args'].flatMap((key) =>
          (Array.isArray(container[key]) ? container[key] : []).flatMap((word, i) =>
            addressIn(word, [...path, key, i]),
          ),
        ),
      ];
    }),
  );
}

function addressIn(value: Json | undefined, path: readonly Segment[]): WorkloadAddress[] {
  const match = typeof value === 'string' && value.length <= LONGEST ? ADDRESS.exec(value) : null;
  if (match === null) {
    return [];
  }
  const [, name, namespace, port] = match;
  return [{ field: formatPath(path), name, namespace, ...(port !== undefined && { port: Number(port) }) }];
}

/** A container without what has no address, in the same places. */
export function withAddresses({ env, command, args }: JsonObject): JsonObject {
  const words = (list: Json | undefined): Json[] =>
    (Array.isArray(list) ? list : []).map((word) => (addressIn(word, []).length > 0 ? word : ''));
  const kept: JsonObject = {
    env: maps(env).map((variable): JsonObject => {
      const { value = '' } = variable;
      return addressIn(value, []).length > 0 ? { value } : {};
    }),
    command: words(command),
    args: words(args),
  };
  return Object.fromEntries(Object.entries(kept).filter(([, list]) => JSON.stringify(list).includes('://')));
}
