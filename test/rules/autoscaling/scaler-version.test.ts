import { scalerVersion } from '../../../src/rules/autoscaling/scaler-version';
import { describeRule } from '../describe-rule';

/** A model, and an autoscaler of a kind whose target has an API version. */
function scaled(apiVersion: string, kind = 'HorizontalPodAutoscaler', name = 'iris-a-0-m'): string {
  return `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: ${kind}
metadata: {name: scaler}
spec: {scaleTargetRef: {${apiVersion}kind: Deployment, name: ${name}}, maxReplicas: 3}
`;
}

describeRule(scalerVersion, {
  accepts: {
    'apps/v1': scaled('apiVersion: apps/v1, '),
    'an old version of the group, which the HPA controller does not read': scaled('apiVersion: apps/v1beta2, '),
    'no version for KEDA, which assumes apps/v1': scaled('', 'ScaledObject'),
    'a Deployment of another application': scaled('apiVersion: extensions/v1beta1, ', undefined, 'web'),
  },
  rejects: {
    'the group that Deployments left': [
      scaled('apiVersion: extensions/v1beta1, '),
      ['metadata.name', 'HorizontalPodAutoscaler "scaler" looks for its Deployment in API "extensions/v1beta1"'],
    ],
    'another kind of workload': [
      scaled('apiVersion: apps/v1, ').replace('kind: Deployment', 'kind: StatefulSet'),
      ['metadata.name', 'HorizontalPodAutoscaler "scaler" targets StatefulSet "iris-a-0-m"'],
    ],
    'a kind in lower case, with KEDA': [
      scaled('', 'ScaledObject').replace('kind: Deployment', 'kind: deployment'),
      ['metadata.name', 'ScaledObject "scaler" targets deployment "iris-a-0-m"'],
    ],
    'the group of SeldonDeployments': [
      scaled('apiVersion: machinelearning.seldon.io/v1, ', 'ScaledObject'),
      ['metadata.name', 'API "machinelearning.seldon.io/v1"'],
    ],
    'the core group': [scaled('apiVersion: v1, '), ['metadata.name', 'API "v1"']],
    'no version for an HPA': [scaled(''), ['metadata.name', 'the core API group, as apiVersion is not set']],
    'an old version for KEDA': [
      scaled('apiVersion: apps/v1beta1, ', 'ScaledObject'),
      ['metadata.name', 'apps/v1beta1'],
    ],
  },
});
