import { podSecurity } from '../../../src/rules/pods/pod-security';
import { describeRule } from '../describe-rule';

const SERVER = 'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]';

function model(level: string, spec: string): string {
  return `metadata: {name: iris, namespace: models}\nspec: {${spec}}\n---\nkind: Namespace\nmetadata: {name: models, labels: {pod-security.kubernetes.io/enforce: ${level}}}`;
}

/** Your own container without an orchestrator: all that the pod has is written. */
function alone(container: string, pod = 'runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}'): string {
  return `predictors: [{name: a, annotations: {seldon.io/no-engine: 'true'}, graph: {name: m, type: MODEL},
    componentSpecs: [{spec: {securityContext: {${pod}}, containers: [{name: m, image: 'i:1', securityContext: {${container}}}]}}]}]`;
}

describeRule(podSecurity, {
  accepts: {
    'level baseline': model('baseline', SERVER),
    'an unknown namespace': `metadata: {name: iris, namespace: models}\nspec: {${SERVER}}`,
    'a pod with all settings': model(
      'restricted',
      alone('allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}'),
    ),
    'all settings on the container': model(
      'restricted',
      alone(
        'allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true, seccompProfile: {type: Localhost, localhostProfile: x}',
        '',
      ),
    ),
  },
  rejects: {
    'a server with the orchestrator and the initializer': [
      model('restricted', SERVER),
      [
        'metadata.namespace',
        'container "m-model-initializer" (and 2 more) lacks allowPrivilegeEscalation: false, capabilities.drop: [ALL], runAsNonRoot: true, seccompProfile',
      ],
    ],
    'capabilities that stay': [
      model('restricted', alone('allowPrivilegeEscalation: false')),
      ['metadata.namespace', 'container "m" lacks capabilities.drop: [ALL]'],
    ],
    "a container that overrides the pod's setting": [
      model('restricted', alone('allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: false')),
      ['metadata.namespace', 'container "m" lacks runAsNonRoot: true'],
    ],
  },
});
