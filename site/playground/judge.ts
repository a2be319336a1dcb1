import { diagramOf } from '../../src/diagram/build';
import { toSvg } from '../../src/diagram/svg';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../../src/input/placed-object';
import { judge } from '../../src/rules/check';
import { readDocuments } from '../../src/yaml/read';
import { isObject, type JsonObject } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { type Answer, type Created, type Found, type Question } from './messages';
import { type World, worldOf } from './operators';

/** What the command line would report about the contents of the editors. */
export function answer({ id, manifests, values }: Question): Answer {
  const objects: PlacedObject[] = [];
  const unusable: Unusable[] = [];
  for (const document of readDocuments(manifests, 'manifest')) {
    collectObjects(document, objects, unusable);
  }
  const found: Found[] = unusable.map(({ line, column, message }) => ({
    severity: 'error',
    line,
    column,
    message,
    remedy: '',
  }));
  const { operators, surroundings } = world(
    objects.map(({ object }) => object),
    values,
    found,
  );
  const created: Created[] = [];
  const pictures: string[] = [];
  for (const placed of objects.filter(({ object }) => isSeldonDeployment(object))) {
    const { findings, expansion } = judge(placed.object, {
      config: operators.configFor(placed.object),
      surroundings,
      expanded: true,
    });
    for (const { rule, severity, path, message, remedy } of findings) {
      found.push({
        rule,
        severity,
        ...placed.locate(path),
        message: `${path === '' ? '' : `${path}: `}${message}`,
        remedy,
      });
    }
    const made = expansion?.objects ?? [];
    created.push(
      ...made.map((object) => ({ title: `${object.kind} ${String(object.metadata.name)}`, yaml: toYaml(object) })),
    );
    pictures.push(
      toSvg(
        diagramOf({
          sdep: placed.object,
          objects: made,
          address: expansion?.address,
          findings,
        }),
        { id: `p${pictures.length}` },
      ),
    );
  }
  return { id, found: found.sort((a, b) => a.line - b.line), created, pictures, count: pictures.length };
}

/** What the manifests are judged by. Values of the second tab with mistakes are reported, and not used. */
function world(objects: readonly JsonObject[], values: string, found: Found[]): World {
  const told = (message: string): void => {
    found.push({
      severity: 'error',
      line: 1,
      column: 1,
      message: `operator values: ${message}`,
      remedy: '',
      inValues: true,
    });
  };
  try {
    return worldOf(objects, readValues(values, told));
  } catch (error) {
    told((error as Error).message);
    return worldOf(objects, undefined);
  }
}

function readValues(values: string, told: (message: string) => void): JsonObject | undefined {
  if (values.trim() === '') {
    return undefined;
  }
  const [document] = readDocuments(values, 'operator values');
  if (document === undefined || document.error) {
    told(document?.error?.message ?? 'there are none');
    return undefined;
  }
  if (!isObject(document.value)) {
    told('values are a map');
    return undefined;
  }
  return document.value;
}
