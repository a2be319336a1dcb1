import { type LocatedFinding, locateFinding } from './findings/located';
import { type Io } from './io';
import { isSeldonDeployment, type PlacedObject, readObjects } from './manifests';
import { operatorConfig } from './operator';
import { isObject, type Manifest } from '../private/json';
import { judge } from '../rules/check';
import { Surroundings } from '../rules/surroundings';

/** What becomes of one SeldonDeployment. */
export interface ExpandedInput {
  readonly placed: PlacedObject;
  readonly objects: readonly Manifest[];
  readonly address: string | undefined;
  readonly findings: readonly LocatedFinding[];
}

/** Where SeldonDeployments come from, and under which operator. */
export interface ExpandInput {
  readonly files: readonly string[];
  readonly operatorValues: readonly string[];
  /** Of SeldonDeployments that name none. */
  readonly namespace: string | undefined;
}

/** Expands all SeldonDeployments of the input, in its order. */
export async function expandInput({ files, operatorValues, namespace }: ExpandInput, io: Io): Promise<ExpandedInput[]> {
  const objects = (await readObjects(files, io)).map((placed) => inNamespace(placed, namespace));
  const plain = objects.map(({ object }) => object);
  const config = operatorConfig(operatorValues, plain, io);
  const surroundings = new Surroundings(plain);
  return objects.filter(({ object }) => isSeldonDeployment(object)).map((placed) => {
    const { findings, expansion } = judge(placed.object, { config, surroundings, expanded: true });
    return {
      placed,
      objects: expansion?.objects ?? [],
      address: expansion?.address,
      findings: findings.map((finding) => locateFinding(finding, placed)),
    };
  });
}

/** Gives a SeldonDeployment that names no namespace the one of the command line, as kubectl does. */
function inNamespace(placed: PlacedObject, namespace: string | undefined): PlacedObject {
  const { metadata } = placed.object;
  if (namespace === undefined || !isSeldonDeployment(placed.object) || !isObject(metadata) || (metadata.namespace ?? '') !== '') {
    return placed;
  }
  return { ...placed, object: { ...placed.object, metadata: { ...metadata, namespace } } };
}

/** Name and namespace of a SeldonDeployment; one without a namespace is in `default`. */
export function identityOf({ object: { metadata } }: PlacedObject): { name: string | undefined; namespace: string } {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return {
    name: typeof name === 'string' ? name : undefined,
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
  };
}
