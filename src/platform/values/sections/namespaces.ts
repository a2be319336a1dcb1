import { flag, nested, section, texts } from '../field';
import { DEFAULTS } from './defaults';

const NAMESPACE_FIELDS = {
  labels: texts('Labels of the namespace.'),
  annotations: texts('Annotations of the namespace.'),
  injectSidecar: flag('Whether Istio puts its sidecar into the pods: true labels the namespace so, false against it.'),
  create: flag('Whether the Namespace object is written; false where somebody else owns it.', { fallback: true }),
  defaults: nested(
    DEFAULTS,
    'What its models have unless they say otherwise, in addition to `defaults` of the platform.',
  ),
};

export const NAMESPACE = section('Namespace', 'A namespace.', NAMESPACE_FIELDS);
