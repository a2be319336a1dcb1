import { scalerTarget } from '../../../src/rules/autoscaling/scaler-target';
import { describeRule, ownModel } from '../describe-rule';

/** A model, and an autoscaler of a kind that targets something. */
function scaled(target: string, kind = 'HorizontalPodAutoscaler'): string {
  return `spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: ${kind}
metadata: {name: scaler}
spec: {scaleTargetRef: ${target}}
`;
}

describeRule(scalerTarget, {
  accepts: {
    'an autoscaler of the Deployment': scaled('{kind: Deployment, name: iris-a-0-m}'),
    'one of another SeldonDeployment': scaled('{kind: SeldonDeployment, name: other}'),
    'one of a SeldonDeployment in another namespace': scaled('{kind: SeldonDeployment, name: iris}')
      .replace('spec:', 'metadata: {name: iris, namespace: ml}\nspec:')
      .replace('{name: scaler}', '{name: scaler, namespace: web}'),
    'one without a target': scaled('{}'),
  },
  rejects: {
    'a HorizontalPodAutoscaler': [
      scaled('{kind: SeldonDeployment, name: iris}'),
      ['metadata.name', 'HorizontalPodAutoscaler "scaler" targets'],
    ],
    'one without a namespace beside a SeldonDeployment with one': [
      scaled('{kind: SeldonDeployment, name: iris}').replace('spec:', 'metadata: {name: iris, namespace: ml}\nspec:'),
      ['metadata.name', 'HorizontalPodAutoscaler "scaler" targets'],
    ],
    'a KEDA ScaledObject': [
      scaled('{kind: SeldonDeployment, name: iris}', 'ScaledObject'),
      ['metadata.name', 'ScaledObject "scaler" targets'],
    ],
  },
});

describeRule(scalerTarget, {
  accepts: {},
  rejects: {
    'a rollout, a canary and a vertical autoscaler': [
      `${ownModel()}
---
{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: r}, spec: {workloadRef: {kind: SeldonDeployment, name: iris}}}
---
{apiVersion: flagger.app/v1beta1, kind: Canary, metadata: {name: c}, spec: {targetRef: {kind: SeldonDeployment, name: iris}}}
---
{kind: VerticalPodAutoscaler, metadata: {name: v}, spec: {targetRef: {kind: SeldonDeployment, name: iris}}}`,
      ['metadata.name', 'Rollout "r" targets this SeldonDeployment, whose pods it cannot take over'],
      ['metadata.name', 'Canary "c" targets'],
      ['metadata.name', 'VerticalPodAutoscaler "v" targets'],
    ],
    'a kind as kubectl names it': [
      `${ownModel()}
---
{kind: HorizontalPodAutoscaler, metadata: {name: h}, spec: {scaleTargetRef: {kind: seldondeployment, name: iris}}}`,
      ['metadata.name', 'HorizontalPodAutoscaler "h" targets this SeldonDeployment'],
    ],
  },
});
