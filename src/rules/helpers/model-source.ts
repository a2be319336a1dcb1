import { NO_STORAGE_INITIALIZER } from '../../api/annotations';
import { type Subject } from '../subject';

/** A place that names model files, which rclone copies. */
export interface ModelSource {
  readonly modelUri: string;
  /** The rclone remote that the URI names; it is also its scheme. */
  readonly remote: string;
  /** Name of the Secret whose keys rclone sees as variables, or empty. */
  readonly secretName: string;
  readonly path: string;
}

/** What the operator itself turns into a path before rclone sees it. */
const OWN_SCHEMES = ['pvc'];

/** The graph nodes and explainers whose files the operator lets rclone copy from a remote. */
export function modelSources({ predictors, spec, config }: Subject): ModelSource[] {
  const defaultImage = config.related.storageInitializer || config.storageInitializer.value.image || '';
  const tritonLoads = spec.annotations?.[NO_STORAGE_INITIALIZER]?.toLowerCase() === 'true';
  return predictors.flatMap(({ predictor, nodes, components, path }) => {
    const initContainers = components.flatMap(({ component }) => (component.spec?.initContainers ?? []).map(({ name }) => name));
    const places = [
      ...nodes.filter(({ node }) => !(tritonLoads && node.implementation === 'TRITON_SERVER')
        && !initContainers.includes(`${node.name}-model-initializer`)).map(({ node, path: nodePath }) => ({ from: node, path: nodePath })),
      ...predictor.explainer?.type ? [{ from: predictor.explainer, path: `${path}.explainer` }] : [],
    ];
    return places.flatMap(({ from, path: place }) => {
      const modelUri = from.modelUri ?? '';
      const remote = /^([\w. -]+):/.exec(modelUri)?.[1];
      if (remote === undefined || OWN_SCHEMES.includes(remote) || !/rclone/i.test(from.storageInitializerImage || defaultImage)) {
        return [];
      }
      return [{ modelUri, remote, secretName: from.envSecretRefName || config.units.defaultEnvSecretRefName, path: place }];
    });
  });
}
