import { resourceLimits } from '../../../src/rules/pods/resource-limits';
import { describeRule } from '../describe-rule';

const SERVER = 'name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://b/m}';
const withResources = (resources: string) =>
  `predictors: [{${SERVER}, componentSpecs: [{spec: {containers: [{name: m, resources: ${resources}}]}}]}]`;

describeRule(resourceLimits, {
  accepts: {
    'a request equal to the limit, in another notation': withResources(
      '{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1000m, memory: 1024Mi}}',
    ),
    'a request without a limit': withResources('{requests: {cpu: 4}, limits: {memory: 1Gi}}'),
  },
  rejects: {
    'a request over the limit': [
      withResources('{requests: {memory: 1G}, limits: {memory: 512Mi}}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests',
        '"1G" exceeds the memory limit of 512Mi',
      ],
    ],
    'one of the orchestrator': [
      `predictors: [{${SERVER}, svcOrchSpec: {resources: {requests: {cpu: 2}, limits: {cpu: 1}}}}]`,
      ['spec.predictors[0].svcOrchSpec.resources.requests', 'cpu limit of 1'],
    ],
    'one of the explainer': [
      `predictors: [{${SERVER}, explainer: {type: AnchorTabular, containerSpec: {name: e, resources: {requests: {cpu: 2}, limits: {cpu: 1}}}}}]`,
      ['spec.predictors[0].explainer.containerSpec.resources.requests', 'Deployment "iris-p-explainer"'],
    ],
  },
});
