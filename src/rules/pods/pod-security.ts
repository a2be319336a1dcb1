import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../../private/json';
import { podsOf } from '../helpers/pods';
import { predictorDiffIn, trap } from '../rule';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

export const podSecurity = trap({
  id: 'SELDON304',
  stage: 'expansion',
  title: 'the namespace admits the pods that the operator creates',
  consequence:
    'The operator sets no seccomp profile, dropped capabilities or `runAsNonRoot` for the orchestrator and the ' +
    'storage initializer, and has no settings for most of them. A namespace with the Pod Security level ' +
    '"restricted" rejects such pods: the Deployment stays at 0 pods.',
  example: () => predictorDiffIn('growth')`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
    - metadata: {name: growth, labels: {pod-security.kubernetes.io/enforce: restricted}}
    + metadata: {name: growth, labels: {pod-security.kubernetes.io/enforce: baseline}}
  `,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  check(subject, report) {
    if (subject.surroundings.labelsOfNamespace(subject.namespace)?.[ENFORCE] !== 'restricted') {
      return;
    }
    const problems = new Map<string, readonly string[]>();
    for (const { spec } of podsOf(subject)) {
      for (const container of [...maps(spec.initContainers), ...maps(spec.containers)]) {
        const lacking = valueAt(spec, 'os.name') === 'windows' ? [] : lackingIn(container, spec);
        if (lacking.length > 0) {
          problems.set(asText(container.name), lacking);
        }
      }
    }
    if (problems.size > 0) {
      const [[name, lacking]] = problems;
      const others = problems.size === 1 ? '' : ` (and ${problems.size - 1} more)`;
      report({
        path: 'metadata.namespace',
        message:
          `${JSON.stringify(subject.namespace)} admits only restricted pods, but container ` +
          `${JSON.stringify(name)}${others} lacks ${lacking.join(', ')}`,
        remedy: `label the namespace ${ENFORCE}: baseline, unless your own policy completes the pods`,
      });
    }
  },
});

/** The settings of level "restricted" that a container lacks. */
function lackingIn(container: JsonObject, pod: JsonObject): string[] {
  const own = isObject(container.securityContext) ? container.securityContext : {};
  const shared = isObject(pod.securityContext) ? pod.securityContext : {};
  const seccomp = valueAt(own, 'seccompProfile.type') ?? valueAt(shared, 'seccompProfile.type');
  return [
    own.allowPrivilegeEscalation === false ? '' : 'allowPrivilegeEscalation: false',
    includes(valueAt(own, 'capabilities.drop'), 'ALL') ? '' : 'capabilities.drop: [ALL]',
    (own.runAsNonRoot ?? shared.runAsNonRoot) === true ? '' : 'runAsNonRoot: true',
    seccomp === 'RuntimeDefault' || seccomp === 'Localhost' ? '' : 'seccompProfile',
  ].filter((setting) => setting !== '');
}

function includes(list: Json | undefined, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}
