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
  images: map(text('The image.'), 'Images of prepackaged servers, by the name of the server.'),
  pod,
  podLabels,
  podAnnotations,
  annotations: texts("Annotations of the SeldonDeployment's spec, which reach every pod."),
  logger: { ...logger, about: 'Sends the payloads of the root of each graph somewhere.' },
  orchestrator,
};

/** What models have unless they say otherwise. */
export const DEFAULTS = section('Defaults', 'What models have unless they say otherwise.', DEFAULTS_FIELDS);

export type DefaultsValues = ValuesOf<typeof DEFAULTS_FIELDS>;
