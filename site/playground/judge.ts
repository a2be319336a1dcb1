import { diagramOf } from '../../src/diagram/build';
import { toSvg } from '../../src/diagram/svg';
import { configFromObjects, type OperatorConfig } from '../../src/expand/operator-config';
import { configFromSources } from '../../src/input/operator-values';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../../src/input/placed-object';
import { judge } from '../../src/rules/check';
import { Surroundings } from '../../src/rules/surroundings';
import { dataSource } from '../../src/values/source';
import { readDocuments } from '../../src/yaml/read';
import { isObject } from '../../src/private/json';
import { toYaml } from '../../src/yaml/write';
import { type Answer, type Created, type Found, type Question } from './messages';

/** What the command line would say about the texts in the editors. */
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
  const own = configured(values, found);
  const config = own ?? configFromObjects(objects.map(({ object }) => object)) ?? configFromSources([]);
  const surroundings = new Surroundings(objects.map(({ object }) => object));
  const created: Created[] = [];
  const pictures: string[] = [];
  for (const placed of objects.filter(({ object }) => isSeldonDeployment(object))) {
    const { findings, expansion } = judge(placed.object, { config, surroundings, expanded: true });
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

/** The operator of the second tab; undefined where that is empty. Its mistakes are told, and the chart's defaults taken. */
function configured(values: string, found: Found[]): OperatorConfig | undefined {
  if (values.trim() === '') {
    return undefined;
  }
  const [document] = readDocuments(values, 'operator values');
  const problem = document?.error?.message ?? (document && !isObject(document.value) ? 'values are a map' : undefined);
  if (problem !== undefined || document === undefined || !isObject(document.value)) {
    found.push({
      severity: 'error',
      line: 1,
      column: 1,
      message: `operator values: ${problem ?? 'there are none'}`,
      remedy: '',
      inValues: true,
    });
    return undefined;
  }
  try {
    return configFromSources([dataSource('operator values', document.value)]);
  } catch (error) {
    found.push({
      severity: 'error',
      line: 1,
      column: 1,
      message: `operator values: ${(error as Error).message}`,
      remedy: '',
      inValues: true,
    });
    return undefined;
  }
}
