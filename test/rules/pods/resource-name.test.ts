import { resourceName } from '../../../src/rules/pods/resource-name';
import { describeRule, ownModel } from '../describe-rule';

describeRule(resourceName, {
  accepts: {
    'the name of today': ownModel('', '', 'resources: {limits: {nvidia.com/gpu: 1}}'),
    'a part of a GPU': ownModel('', '', 'resources: {limits: {nvidia.com/mig-1g.5gb: 1}}'),
    'the resource of another device': ownModel('', '', 'resources: {limits: {example.com/gpus: 1}}'),
  },
  rejects: {
    'a name that Kubernetes has removed': [
      ownModel('', '', 'resources: {limits: {alpha.kubernetes.io/nvidia-gpu: 1}}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits[alpha.kubernetes.io/nvidia-gpu]',
        'no node offers a resource "alpha.kubernetes.io/nvidia-gpu"',
      ],
    ],
    'a plural, in limits and requests': [
      ownModel('', '', 'resources: {limits: {nvidia.com/gpus: 1}, requests: {nvidia.com/gpus: 1}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits[nvidia.com/gpus]', 'nvidia.com/gpus'],
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests[nvidia.com/gpus]',
        'nvidia.com/gpus',
      ],
    ],
  },
});
