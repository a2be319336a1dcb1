import { type ChangedPicture } from './change-comment';
import { type Diagram } from '../../diagram/diagram';
import { toMermaid } from '../../diagram/mermaid';

/** The flowcharts of all SeldonDeployments whose picture differs, in the order of the old ones, then of the new ones. */
export function changedPictures(before: readonly Diagram[], after: readonly Diagram[]): ChangedPicture[] {
  const pictures = new Map<string, ChangedPicture>();
  for (const [side, diagrams] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const diagram of diagrams) {
      const { namespace, name } = diagram;
      const key = `${namespace}/${name}`;
      pictures.set(key, { namespace, name, ...pictures.get(key), [side]: toMermaid(diagram) });
    }
  }
  return [...pictures.values()].filter((picture) => picture.before !== picture.after);
}
