import { NO_STORAGE_INITIALIZER } from '../../api/facts/settings';
import { initializerName } from '../../api/names';
import { type Explainer, type PredictiveUnit } from '../../api/types';
import { type Subject } from '../subject';

/** A place with the URI of model files, which rclone copies. */
export interface ModelSource {
  readonly modelUri: string;
  /** The rclone remote that the URI names; it is also its scheme. */
  readonly remote: string;
  /** Name of the Secret whose keys rclone gets as variables, or empty. */
  readonly secretName: string;
  readonly path: string;
}

/** Schemes that the operator itself turns into a path, before rclone sees the URI. */
const OWN_SCHEMES = ['pvc'];

/** A model URI that the operator passes to rclone, and the node or explainer that has it. */
export interface PlacedModelUri {
  readonly modelUri: string;
  readonly from: PredictiveUnit | Explainer;
  readonly path: string;
}

/** The model URIs of nodes and explainers that the operator passes to rclone. */
export function placedModelUris({ predictors, spec, config }: Subject): PlacedModelUri[] {
  const defaultImage = config.related.storageInitializer || config.storageInitializer.value.image || '';
  const tritonLoads = spec.annotations?.[NO_STORAGE_INITIALIZER]?.toLowerCase() === 'true';
  return predictors.flatMap(({ predictor: { explainer }, nodes, components, path }) => {
    const own = components.flatMap(({ component }) => (component.spec?.initContainers ?? []).map(({ name }) => name));
    const places: { from: PredictiveUnit | Explainer; path: string }[] = [
      ...nodes
        .filter(
          ({ node }) =>
            !(tritonLoads && node.implementation === 'TRITON_SERVER') && !own.includes(initializerName(node.name)),
        )
        .map(({ node, path: at }) => ({ from: node, path: at })),
      ...(explainer?.type ? [{ from: explainer, path: `${path}.explainer` }] : []),
    ];
    return places.flatMap(({ from, path: place }) => {
      const modelUri = from.modelUri ?? '';
      const isFetched = modelUri !== '' && /rclone/i.test(from.storageInitializerImage || defaultImage);
      return isFetched ? [{ modelUri, from, path: place }] : [];
    });
  });
}

/** The graph nodes and explainers whose files rclone copies from a remote. */
export function modelSources(subject: Subject): ModelSource[] {
  return placedModelUris(subject).flatMap(({ modelUri, from, path }) => {
    const remote = /^([\w. -]+):/.exec(modelUri)?.[1];
    const secretName = from.envSecretRefName || subject.config.units.defaultEnvSecretRefName;
    return remote === undefined || OWN_SCHEMES.includes(remote) ? [] : [{ modelUri, remote, secretName, path }];
  });
}
