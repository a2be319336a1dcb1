import { certificateRoot } from './certificate-root';
import { explainerUnsupported } from './explainer-unsupported';
import { failureRule } from './failure';
import { nodeWithoutPod } from './node-without-pod';
import { numberAnnotation } from './number-annotation';
import { operatorConfiguration } from './operator-configuration';
import { orchestratorPlace } from './orchestrator-place';
import { regexHeader } from './regex-header';
import { singleHeader } from './single-header';
import { unregisteredServer } from './unregistered-server';
import { yaml } from '../example';
import { upstream } from '../rule';

const CAUSES = [
  orchestratorPlace, regexHeader, numberAnnotation, singleHeader, certificateRoot, unregisteredServer, nodeWithoutPod, explainerUnsupported,
  operatorConfiguration,
];

export const operatorFailure = failureRule({
  id: 'SELDON219',
  title: 'the operator can create the objects',
  consequence: 'The webhook accepts the SeldonDeployment, and the operator fails on it for ever or crashes.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          annotations: {seldon.io/no-engine: 'true'}
          graph: {name: classifier, implementation: SIMPLE_MODEL}
          explainer: {type: AnchorTabular}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          explainer: {type: AnchorTabular}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  matches: (failure) => !CAUSES.some((cause) => cause.matches(failure)),
}, () => ({ message: 'the operator cannot make objects of this', remedy: 'change it as the operator\'s message says' }));
