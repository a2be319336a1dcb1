import { flag, nested, section, texts } from '../field';
import { DEFAULTS } from './defaults';

const NAMESPACE_FIELDS = {
  labels: texts('Labels of the namespace.'),
  annotations: texts('Annotations of the namespace.'),
  injectSidecar: flag('Whether Istio injects its sidecar into the pods; sets the label of the namespace to say so.'),
  create: flag('Whether the Namespace object is generated; set it to false if it is managed elsewhere.', {
    fallback: true,
  }),
  defaults: nested(
    DEFAULTS,
    'Settings of its models that do not set their own, in addition to the `defaults` of the platform.',
  ),
};

export const NAMESPACE = section('Namespace', 'A namespace.', NAMESPACE_FIELDS);
