import { expand, type Expanded } from '../../src/expand/expand';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { isObject, type Json, type JsonObject, type Manifest } from '../../src/private/json';
import { configOf } from '../helpers/operator-profile';

/** What a test says besides the SeldonDeployment. */
interface Circumstances {
  /** Values over the defaults of the operator's chart. */
  readonly values?: JsonObject;
  readonly surroundings?: JsonObject[];
}

/** Expands a SeldonDeployment `iris` in namespace `seldon` with the spec given. */
export function expandSpec(spec: JsonObject, { values = {}, surroundings = [] }: Circumstances = {}): Expanded {
  return expand(
    {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'iris', namespace: 'seldon' },
      spec,
    },
    configOf(values),
    new NamespaceSurroundings(surroundings, 'seldon'),
  );
}

/** One predictor `default` with a graph and, if given, containers of its pods. */
export function predictor(graph: JsonObject, more: JsonObject = {}, ...pods: JsonObject[][]): JsonObject {
  return {
    name: 'default',
    graph,
    ...(pods.length > 0 && { componentSpecs: pods.map((containers) => ({ spec: { containers } })) }),
    ...more,
  };
}

/** A model in a container of the user. */
export const MODEL = predictor({ name: 'm' }, {}, [{ name: 'm', image: 'acme/m:1' }]);

/** A model of a prepackaged server. */
export const SKLEARN = predictor({ name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://bucket/m' });

/** The objects of a kind. */
export function ofKind({ objects }: Expanded, kind: string): Manifest[] {
  return objects.filter((object) => object.kind === kind);
}

/** The object of a kind and name. */
export function named(expanded: Expanded, kind: string, name: string): Manifest {
  const found = ofKind(expanded, kind).find(({ metadata }) => metadata.name === name);
  if (found === undefined) {
    throw new Error(
      `no ${kind} ${name} among ${expanded.objects.map((object) => `${object.kind} ${String(object.metadata.name)}`).join(', ')}`,
    );
  }
  return found;
}

/** The value at a path of keys and indexes. */
export function at(value: Json, ...keys: (string | number)[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (found, key) => (isObject(found) || Array.isArray(found) ? (found as JsonObject)[key] : undefined),
    value,
  );
}

/** The pod of the first Deployment. */
export function pod(expanded: Expanded): JsonObject {
  return at(ofKind(expanded, 'Deployment')[0], 'spec', 'template', 'spec') as JsonObject;
}

/** A container of the first Deployment. */
export function container(expanded: Expanded, name: string, list = 'containers'): JsonObject {
  return (pod(expanded)[list] as JsonObject[]).find((each) => each.name === name)!;
}

/** The plain variables of a container. */
export function env({ env: variables }: JsonObject): Record<string, Json> {
  return Object.fromEntries((variables as JsonObject[]).map(({ name, value }) => [name, value ?? '']));
}
