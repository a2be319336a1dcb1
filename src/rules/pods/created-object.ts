import { containerImage } from './container-image';
import { containerTwice } from './container-twice';
import { podVolumes } from './pod-volumes';
import { probeHandler } from './probe-handler';
import { probeThreshold } from './probe-threshold';
import { resourceLimits } from './resource-limits';
import { type RefusalType } from '../../apiserver/refusal';
import { valueAt } from '../../private/json';
import { parsePath } from '../../private/path';
import { placeholderIn, RENDER_FIRST } from '../../private/placeholder';
import { isInOtherForm } from '../helpers/metric-form';
import { refusalRule } from '../helpers/refusal-rule';
import { explainPortTwice, portTakenTwice } from '../helpers/service-ports';
import { createdName } from '../names/created-name';
import { predictorDiff } from '../rule';

const CAUSES = [containerImage, containerTwice, probeHandler, probeThreshold, resourceLimits, createdName, podVolumes];

export const createdObject = refusalRule(
  {
    id: 'SELDON229',
    title: 'the API server accepts what the operator creates',
    consequence:
      'The SeldonDeployment is accepted, but one of its Deployments, Services or autoscalers is not: it never ' +
      'becomes available.',
    example: () => predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
      -   hpaSpec: {minReplicas: 5, maxReplicas: 2}
      +   hpaSpec: {minReplicas: 2, maxReplicas: 5}
    `,
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
    matches: (refused) => !CAUSES.some((cause) => cause.matches(refused)),
  },
  ({ path, refusal }, { object, verdict }) => {
    const { type, value, detail } = refusal;
    const port = portTakenTwice(refusal);
    if (port !== undefined) {
      return explainPortTwice(object, path, port);
    }
    const written = valueAt(object, path);
    const isPlaceholder = placeholderIn(typeof written === 'string' ? written : (value ?? '')) !== undefined;
    return {
      message: value === undefined ? 'this is not valid' : `${value} is not valid here`,
      remedy: isPlaceholder ? RENDER_FIRST : REMEDIES[type](detail),
      ...(isInOtherForm(verdict, parsePath(path)) && { follows: true }),
    };
  },
);

const REMEDIES: Readonly<Record<RefusalType, (detail: string) => string>> = {
  FieldValueRequired: (detail) => (detail === '' ? 'set it' : `set it: ${detail}`),
  FieldValueInvalid: (detail) => `write another value: ${detail}`,
  FieldValueNotSupported: (detail) => `write one of the ${detail}`,
  FieldValueDuplicate: () => 'write it once',
  FieldValueForbidden: (detail) => `remove it: ${detail}`,
  FieldValueNotFound: () => 'write the name of something that exists',
  FieldValueTooLong: (detail) => `shorten it: it ${detail}`,
};
