import { operatorConfiguration } from './operator-configuration';
import { numberAnnotation } from '../annotations/number-annotation';
import { explainerUnsupported } from '../explainers/explainer-unsupported';
import { regexHeader } from '../gateway/regex-header';
import { singleHeader } from '../gateway/single-header';
import { nodeWithoutPod } from '../graph/node-without-pod';
import { failureRule } from '../helpers/failure-rule';
import { serviceTwice } from '../names/service-twice';
import { orchestratorPlace } from '../orchestrator/orchestrator-place';
import { predictorDiff, upstream } from '../rule';
import { unregisteredServer } from '../servers/unregistered-server';
import { certificateRoot } from '../tls/certificate-root';

const CAUSES = [
  orchestratorPlace,
  regexHeader,
  numberAnnotation,
  singleHeader,
  certificateRoot,
  unregisteredServer,
  nodeWithoutPod,
  explainerUnsupported,
  operatorConfiguration,
  serviceTwice,
];

export const operatorFailure = failureRule(
  {
    id: 'SELDON219',
    title: 'the operator can create the objects',
    consequence: 'The webhook accepts the SeldonDeployment, but the operator fails on it forever or crashes.',
    example: () => predictorDiff`
      - annotations: {seldon.io/no-engine: 'true'}
      - graph: {name: classifier, implementation: SIMPLE_MODEL}
      + graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        explainer: {type: AnchorText}
    `,
    source: upstream('operator/controllers/seldondeployment_controller.go'),
    matches: (failure) => !CAUSES.some((cause) => cause.matches(failure)),
  },
  () => ({
    message: 'the operator cannot create objects from this',
    remedy: "change it as the operator's message says",
  }),
);
