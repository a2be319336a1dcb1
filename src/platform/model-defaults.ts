import { nodeContainer } from './containers';
import { loggerOf } from './model-graph';
import { orchestratorOf } from './model-version';
import { type ModelDefaultsOptions } from '../deployment/model-defaults';
import { type DefaultsValues } from './values/sections/defaults';

/** The defaults that values describe. */
export function modelDefaults(values: DefaultsValues): ModelDefaultsOptions {
  const { images, pod, podLabels, podAnnotations, annotations, logger, orchestrator } = values;
  return {
    container: nodeContainer(values),
    images,
    pod,
    podLabels,
    podAnnotations,
    annotations,
    logger: logger && loggerOf(logger),
    orchestrator: orchestrator && orchestratorOf(orchestrator),
  };
}
