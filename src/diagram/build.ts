import { type Diagram } from './diagram';
import { entryOf } from './entry';
import { type MarkedFinding, Marks } from './marks';
import { text } from './node-box';
import { Pods } from './pods';
import { linksTo, predictorBoxes } from './predictor-box';
import { isObject, type JsonObject, type Manifest, maps } from '../private/json';

/** All that a picture is made from. */
export interface DiagramSource {
  /** The SeldonDeployment as the API server stores it, or as written if the API server rejects it. */
  readonly sdep: JsonObject;
  /** What the operator creates; empty if it creates nothing. */
  readonly objects: readonly Manifest[];
  /** The URL in `status.address.url`. */
  readonly address?: string;
  readonly findings: readonly MarkedFinding[];
}

/** What a picture of a SeldonDeployment shows. */
export function diagramOf({ sdep, objects, address, findings }: DiagramSource): Diagram {
  const metadata = isObject(sdep.metadata) ? sdep.metadata : {};
  const predictors = isObject(sdep.spec) ? maps(sdep.spec.predictors) : [];
  const name = text(metadata.name);
  const marks = new Marks(findings);
  const pods = new Pods(name, objects);
  const links = linksTo(
    predictors,
    objects.filter(({ kind }) => kind === 'VirtualService'),
  );
  const children = predictors.flatMap((predictor, index) =>
    predictorBoxes({ predictor, index, pods, marks, link: links[index] }),
  );
  const { kind, lines } = entryOf(sdep, objects, address);
  return {
    namespace: text(metadata.namespace) || 'default',
    name,
    marks: marks.all,
    entry: { role: 'entry', title: name, kind, lines, marks: marks.takeRest(), link: {}, children },
  };
}
