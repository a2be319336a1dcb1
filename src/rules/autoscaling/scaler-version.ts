import { asText, valueAt } from '../../private/json';
import { ownScalers } from '../helpers/own-scalers';
import { nameFor } from '../reference';
import { TARGET, TARGETS } from '../referrers';
import { trap, yaml } from '../rule';

/** Group and version of Deployments. */
const APPS = 'apps/v1';
const DEPLOYMENT = 'Deployment';

export const scalerVersion = trap({
  id: 'SELDON379',
  stage: 'expansion',
  looksAt: Object.keys(TARGETS),
  title: 'your own autoscaler names the kind and the API group of its target',
  consequence:
    'Kubernetes looks for the target in the API group of `scaleTargetRef.apiVersion`, which has no Deployments ' +
    '(no matches for kind "Deployment" in group ...), or for an object of another kind: nothing scales.',
  example: () => ({ before: aimed('extensions/v1beta1'), after: aimed(APPS) }),
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  check(subject, report) {
    for (const { object, owner } of ownScalers(subject)) {
      const written = valueAt(object, `${TARGET}.apiVersion`);
      const version = typeof written === 'string' ? written : '';
      if (!findsDeployments(owner.kind, version)) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: `${TARGET}.${version === '' ? 'name' : 'apiVersion'}` },
          message:
            `${nameFor(object)} looks for its Deployment in ` +
            (version === '' ? 'the core API group, as apiVersion is not set' : `API ${JSON.stringify(version)}`),
          remedy: `write ${TARGET}.apiVersion: ${APPS}`,
        });
      }
    }
    for (const { metadata } of subject.expansion.objects.filter(({ kind }) => kind === DEPLOYMENT)) {
      const name = asText(metadata.name);
      for (const { field, targetKind, ...owner } of subject.surroundings.misaimedAt(subject.namespace, name)) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: field },
          message:
            `${owner.kind} ${JSON.stringify(owner.name)} targets ${targetKind} ${JSON.stringify(name)}, which the ` +
            'operator creates as a Deployment',
          remedy: `write ${field.replace(/\.name$/, '.kind')}: ${DEPLOYMENT}`,
        });
      }
    }
  },
});

/**
 * Whether Deployments exist in an API. KEDA assumes `apps/v1` if none is written, and needs the right version; an HPA
 * needs the group alone.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/controller/podautoscaler/horizontal.go
 * @see https://github.com/kedacore/keda/blob/v2.7.1/pkg/util/gvkr.go
 */
function findsDeployments(kind: string, version: string): boolean {
  return kind === 'ScaledObject' ? version === '' || version === APPS : version.startsWith('apps/');
}

function aimed(version: string): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: iris-scaler}
    spec:
      scaleTargetRef: {apiVersion: ${version}, kind: Deployment, name: iris-default-0-classifier}
      maxReplicas: 5
  `;
}
