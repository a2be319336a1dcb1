import { type Box, type Line, type Link } from './diagram';
import { type Marks } from './marks';
import { containerLines, type Ground, modelLines, nodeBox, percent, text } from './node-box';
import { type PlacedPod, type Pods } from './pods';
import { ENGINE_CONTAINER } from '../api/facts/names';
import { NO_ENGINE } from '../api/facts/settings';
import { graphNodes } from '../api/graph';
import { isObject, type JsonObject, type Manifest } from '../private/json';
import { shownWord } from '../private/shown-value';

/** What a predictor's box is made from. */
export interface PredictorPlace {
  readonly predictor: JsonObject;
  readonly index: number;
  readonly pods: Pods;
  readonly marks: Marks;
  readonly link: Link;
}

/**
 * A predictor with its orchestrator and its graph, and its explainer, which is called from outside like a predictor.
 */
export function predictorBoxes({ predictor, index, pods, marks, link }: PredictorPlace): Box[] {
  const name = text(predictor.name);
  const path = `spec.predictors[${index}]`;
  const components = pods.ofComponents(predictor);
  const orchestrator =
    pods.ofOrchestrator(name) ?? components.find(({ containers }) => containers.has(ENGINE_CONTAINER));
  const shown = new Set([ENGINE_CONTAINER, ...graphNodes(predictor.graph).map((node) => text(node.name))]);
  const ground: Ground = {
    pods: components.map((pod) => withSidecars(pod, shown)),
    isRunning: pods.areCreated,
    predictor,
    path,
    marks,
  };
  const engine = orchestrator && withSidecars(orchestrator, shown, ground.pods);
  const graph = isObject(predictor.graph)
    ? [nodeBox(predictor.graph, `${path}.graph`, { ...ground, orchestrator: engine })]
    : [];
  const explainer =
    isObject(predictor.explainer) && text(predictor.explainer.type) !== ''
      ? [explainerBox(predictor.explainer, name, `${path}.explainer`, pods.ofExplainer(name), marks)]
      : [];
  return [
    {
      role: 'predictor',
      title: name,
      kind: predictor.shadow === true ? 'Shadow predictor' : 'Predictor',
      lines: engineLines(predictor, engine),
      marks: marks.take(path),
      pod: engine?.pod,
      link,
      children: graph,
    },
    ...explainer,
  ];
}

/** Sidecars are all containers that no box stands for; pods that have a box already are taken from there. */
function withSidecars(placed: PlacedPod, shown: ReadonlySet<string>, known: readonly PlacedPod[] = []): PlacedPod {
  const same = known.find(({ pod }) => pod.name === placed.pod.name);
  if (same !== undefined) {
    return same;
  }
  const sidecars = [...placed.containers.keys()].filter((name) => !shown.has(name));
  return { ...placed, pod: { ...placed.pod, sidecars } };
}

function engineLines({ annotations }: JsonObject, engine: PlacedPod | undefined): Line[] {
  const container = engine?.containers.get(ENGINE_CONTAINER);
  if (container !== undefined) {
    return [{ text: 'service orchestrator' }, ...containerLines(container)];
  }
  const isOff = isObject(annotations) && text(annotations[NO_ENGINE]).toLowerCase() === 'true';
  return isOff ? [{ text: 'no service orchestrator' }] : [];
}

function explainerBox(
  explainer: JsonObject,
  predictor: string,
  path: string,
  placed: PlacedPod | undefined,
  marks: Marks,
): Box {
  const [container] = placed?.containers.values() ?? [];
  return {
    role: 'explainer',
    title: shownWord(text(explainer.type)),
    kind: `Explainer of ${predictor}`,
    lines: [...(container === undefined ? [] : containerLines(container)), ...modelLines(explainer, placed)],
    marks: marks.take(path),
    pod: placed?.pod,
    link: { label: 'explanations', dashed: true },
    children: [],
  };
}

/** How requests reach each predictor of a SeldonDeployment. */
export function linksTo(predictors: readonly JsonObject[], routes: readonly Manifest[]): Link[] {
  const live = predictors.filter(({ shadow }) => shadow !== true);
  return predictors.map(({ shadow, traffic }): Link => {
    if (shadow === true) {
      const share = mirroredShare(routes) ?? 100;
      return { label: share === 100 ? 'copies' : `copies of ${percent(share)}`, dashed: true };
    }
    return live.length === 1 ? {} : { label: percent(typeof traffic === 'number' ? traffic : 0) };
  });
}

/** How much of the requests Istio copies to the shadow. */
function mirroredShare(routes: readonly Manifest[]): number | undefined {
  for (const { spec } of routes) {
    for (const route of isObject(spec) && Array.isArray(spec.http) ? spec.http : []) {
      if (isObject(route) && isObject(route.mirrorPercentage) && typeof route.mirrorPercentage.value === 'number') {
        return route.mirrorPercentage.value;
      }
    }
  }
  return undefined;
}
