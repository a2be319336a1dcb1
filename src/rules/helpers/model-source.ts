import { TRITON_SERVER } from '../../api/facts/servers';
import { NO_STORAGE_INITIALIZER } from '../../api/facts/settings';
import { initializerName } from '../../api/names';
import { type Explainer, type PredictiveUnit } from '../../api/types.generated';
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

/** What copies a model: Seldon's own initializer, or the one of KFServing and KServe, which it replaced. */
export type Initializer = 'rclone' | 'kserve';

/** A model URI that an initializer is to fetch, and the node or explainer that has it. */
export interface PlacedModelUri {
  readonly modelUri: string;
  readonly initializer: Initializer;
  readonly from: PredictiveUnit | Explainer;
  readonly path: string;
}

/** The model URIs of nodes and explainers, and what fetches them; those for other initializers are left out. */
export function placedModelUris(subject: Subject): readonly PlacedModelUri[] {
  return subject.once(collectUris);
}

function collectUris({ predictors, spec, config }: Subject): PlacedModelUri[] {
  const defaultImage = config.related.storageInitializer || config.storageInitializer.value.image || '';
  const tritonLoads = spec.annotations?.[NO_STORAGE_INITIALIZER]?.toLowerCase() === 'true';
  return predictors.flatMap(({ predictor: { explainer }, nodes, components, path }) => {
    const own = components.flatMap(({ component }) => (component.spec?.initContainers ?? []).map(({ name }) => name));
    const places: { from: PredictiveUnit | Explainer; path: string }[] = [
      ...nodes
        .filter(
          ({ node }) =>
            !(tritonLoads && node.implementation === TRITON_SERVER) && !own.includes(initializerName(node.name)),
        )
        .map(({ node, path: at }) => ({ from: node, path: at })),
      ...(explainer?.type ? [{ from: explainer, path: `${path}.explainer` }] : []),
    ];
    return places.flatMap(({ from, path: place }) => {
      const modelUri = from.modelUri ?? '';
      const initializer = modelUri === '' ? undefined : initializerOf(from.storageInitializerImage || defaultImage);
      return initializer === undefined ? [] : [{ modelUri, initializer, from, path: place }];
    });
  });
}

function initializerOf(image: string): Initializer | undefined {
  if (/rclone/i.test(image)) {
    return 'rclone';
  }
  return /k(f?serving|serve)\/storage-initializer/i.test(image) ? 'kserve' : undefined;
}

/** The graph nodes and explainers whose files rclone copies from a remote. */
export function modelSources(subject: Subject): readonly ModelSource[] {
  return subject.once(collectSources);
}

function collectSources(subject: Subject): ModelSource[] {
  return placedModelUris(subject).flatMap(({ modelUri, initializer, from, path }) => {
    // rclone looks for the variables of a remote in capitals, so that GS is gs.
    const remote = initializer === 'rclone' ? /^([\w. -]+):/.exec(modelUri)?.[1].toLowerCase() : undefined;
    const secretName = from.envSecretRefName || subject.config.units.defaultEnvSecretRefName;
    return remote === undefined || OWN_SCHEMES.includes(remote) ? [] : [{ modelUri, remote, secretName, path }];
  });
}
