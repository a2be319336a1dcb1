import { flag, section, texts } from '../field';

const NAMESPACE_FIELDS = {
  labels: texts('Labels of the namespace.'),
  annotations: texts('Annotations of the namespace.'),
  injectSidecar: flag('Whether Istio puts its sidecar into the pods: true labels the namespace so, false against it.'),
  create: flag('Whether the Namespace object is written; false where somebody else owns it.', { fallback: true }),
};

export const NAMESPACE = section('Namespace', 'A namespace.', NAMESPACE_FIELDS);
