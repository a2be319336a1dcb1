import { map, section, text, texts, type ValuesOf } from '../field';
import { NODE_FIELDS } from './nodes';
import { VERSION_FIELDS } from './versions';

const { env, envOrder, resources, container } = NODE_FIELDS;
const { pod, podLabels, podAnnotations, orchestrator, logger } = VERSION_FIELDS;

const DEFAULTS_FIELDS = {
  env,
  envOrder,
  resources,
  container,
  images: map(text('The image.'), 'Images of prepackaged servers, by name of the server.'),
  pod,
  podLabels,
  podAnnotations,
  annotations: texts("Annotations of the SeldonDeployment's spec, which the operator copies to every pod."),
  logger: { ...logger, about: 'Logs the payloads of the root node of each graph.' },
  orchestrator,
};

/** Settings of models that do not set their own. */
export const DEFAULTS = section('Defaults', 'Settings of models that do not set their own.', DEFAULTS_FIELDS);

export type DefaultsValues = ValuesOf<typeof DEFAULTS_FIELDS>;
