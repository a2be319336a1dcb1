import { type ExplainerFacts, EXPLAINERS } from '../../api/facts/explainers';
import { EXPLAINER_IMAGE, imageName, MLSERVER_IMAGE } from '../../api/facts/images';
import { isV2 } from '../../api/facts/words';
import { type Explainer } from '../../api/types.generated';
import { entryOf } from '../../private/json';
import { type PlacedPredictor, type Subject } from '../subject';

/** An explainer that runs one of the two explainer servers of Seldon's chart. */
export interface BuiltInExplainer {
  readonly explainer: Explainer;
  readonly type: string;
  /** What is known about its type; absent for an unknown one. */
  readonly facts?: ExplainerFacts;
  /** Whether MLServer runs it, or Seldon's own explainer server. */
  readonly isMlserver: boolean;
  readonly path: string;
  /** The predictor that it explains. */
  readonly explained: PlacedPredictor;
}

/** The explainers without their own image and command. */
export function builtInExplainers({ predictors, spec, config }: Subject): BuiltInExplainer[] {
  return predictors.flatMap((explained) => {
    const { explainer } = explained.predictor;
    const type = explainer?.type ?? '';
    if (explainer === undefined || type === '') {
      return [];
    }
    const isMlserver = isV2(spec.protocol);
    const { image, image_v2: imageV2 } = config.explainer.value;
    const configured = isMlserver ? config.related.explainerV2 || imageV2 : config.related.explainer || image;
    const { containerSpec } = explainer;
    return !containerSpec?.image &&
      (containerSpec?.command ?? []).length === 0 &&
      imageName(configured ?? '') === (isMlserver ? MLSERVER_IMAGE : EXPLAINER_IMAGE)
      ? [
          {
            explainer,
            type,
            facts: entryOf(EXPLAINERS, type),
            isMlserver,
            path: `${explained.path}.explainer`,
            explained,
          },
        ]
      : [];
  });
}

/** The types that MLServer, or Seldon's own explainer server, can run; the operator accepts more. */
export function typesIn(isMlserver: boolean): string[] {
  return Object.entries(EXPLAINERS)
    .filter(([, { isInMlserver, accepts }]) => (isMlserver ? isInMlserver : accepts !== undefined))
    .map(([type]) => type);
}
