import { type Diagram } from '../../diagram/diagram';
import { type ChangedDiagram } from '../../report/change-page';

/** The SeldonDeployments whose picture differs, in the order of the old ones, then of the new ones. */
export function changedDiagrams(before: readonly Diagram[], after: readonly Diagram[]): ChangedDiagram[] {
  const pairs = new Map<string, ChangedDiagram>();
  for (const [side, diagrams] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const diagram of diagrams) {
      const { namespace, name } = diagram;
      const key = `${namespace}/${name}`;
      pairs.set(key, { namespace, name, ...pairs.get(key), [side]: diagram });
    }
  }
  return [...pairs.values()].filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after));
}
