import { load } from 'js-yaml';
import { configOf } from './operator-profile';
import { diagramOf } from '../../src/diagram/build';
import { type Box, boxesOf, type Diagram } from '../../src/diagram/diagram';
import { type JsonObject } from '../../src/private/json';
import { judge } from '../../src/rules/check';

/** The picture of a SeldonDeployment, under values of the operator's chart. */
export function diagram(sdep: JsonObject, values: JsonObject = {}): Diagram {
  const { expansion, findings } = judge(sdep, { config: configOf(values), expanded: true });
  return diagramOf({
    sdep,
    findings,
    objects: expansion?.objects ?? [],
    address: expansion?.address,
  });
}

/** The picture of a SeldonDeployment `iris` in `models` whose predictors are written in YAML. */
export function drawn(predictors: string, values: JsonObject = {}): Diagram {
  return diagram(
    {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'iris', namespace: 'models' },
      spec: { predictors: load(predictors) as JsonObject[] },
    },
    values,
  );
}

/** The box of a title. */
export function boxNamed({ entry }: Diagram, title: string, skip = 0): Box {
  const box = boxesOf(entry).filter((each) => each.title === title)[skip];
  if (box === undefined) {
    throw new Error(`no box is called ${title}`);
  }
  return box;
}

/** The texts of a box's lines. */
export function linesOf(box: Box): string[] {
  return box.lines.map(({ text }) => text);
}
