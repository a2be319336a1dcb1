import { diagramOf } from '../../src/diagram/build';
import { boxesOf } from '../../src/diagram/diagram';
import { toMermaid } from '../../src/diagram/mermaid';
import { judge } from '../../src/rules/check';
import { type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { worldOf } from '../playground/operators';

/** The flowcharts of manifests, with the number of boxes in each. */
export function answer(text: string): { chart: string; boxes: number }[] {
  const { operators } = worldOf([], undefined);
  return readDocuments(text, 'manifest')
    .map(({ value }) => value as JsonObject)
    .filter(({ kind }) => kind === 'SeldonDeployment')
    .map((sdep) => {
      const { findings, expansion } = judge(sdep, { config: operators.configFor(sdep), expanded: true });
      const diagram = diagramOf({ sdep, objects: expansion?.objects ?? [], findings });
      return { chart: toMermaid(diagram), boxes: boxesOf(diagram.entry).length };
    });
}
