import { valueAt } from '../../private/value-at';
import { ownScalers } from '../helpers/own-scalers';
import { nameFor } from '../reference';
import { TARGET } from '../referrers';
import { trap, yaml } from '../rule';

/** Group and version of Deployments. */
const APPS = 'apps/v1';

export const scalerVersion = trap({
  id: 'SELDON379',
  severity: 'warning',
  stage: 'expansion',
  title: 'your own autoscaler names the API group of its target',
  consequence:
    'Kubernetes looks for the target in the API group of `scaleTargetRef.apiVersion`, which has no Deployments ' +
    '(no matches for kind "Deployment" in group ...): nothing scales.',
  example: { before: aimed('extensions/v1beta1'), after: aimed(APPS) },
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
