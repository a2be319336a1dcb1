import { type ContainerResources } from '../../apiserver/pod-resources';
import { countsPod, excessOfPod, hardOf, missingIn } from '../../apiserver/resource-quota';
import { type JsonObject } from '../../private/json';
import { countedPod } from '../demand';
import { fieldOf, podsOf } from '../helpers/pods';
import { resourcePlace } from '../helpers/resource-place';
import { nameOf } from '../rivals';
import { predictorDiffIn, trap } from '../rule';

export const quotaPod = trap({
  id: 'SELDON339',
  severity: 'error',
  stage: 'expansion',
  title: 'the ResourceQuotas of the namespace admit each pod',
  consequence:
    'A quota for CPU or memory requires every container to set requests or limits, including those that the ' +
    'operator adds. The SeldonDeployment is accepted and its Deployments are created, but the API server rejects ' +
    'their pods.',
  example: () => predictorDiffIn('ml')`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    + componentSpecs: [{spec: {containers: [{name: classifier, resources: {limits: {memory: 1Gi}}}]}}]
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: team, namespace: ml}
      spec: {hard: {limits.memory: 16Gi}}
  `,
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check(subject, report) {
    const { quotas, ranges } = subject.surroundings.limits.in(subject.namespace);
    for (const pods of quotas.length === 0 ? [] : podsOf(subject)) {
      const pod = countedPod(pods.spec, ranges);
      const counting = quotas.filter((quota) => countsPod(quota, pod));
      for (const container of pod.containers) {
        const asking = counting.filter((quota) => missingIn(container, hardOf(quota)).length > 0);
        if (asking.length > 0) {
          const missing = fieldsMissing(container, asking);
          const { path, remedy } = resourcePlace(subject, pods, container);
          report({
            path,
            message:
              `container ${JSON.stringify(container.name)} has no ${missing.join(', no ')}, but ${namesOf(asking)} ` +
              'requires it of every container',
            remedy: `${remedy(missing)}; a LimitRange in the namespace can set defaults`,
          });
        }
      }
      for (const quota of counting) {
        const over = excessOfPod(pod, quota);
        if (over.length > 0) {
          const amounts = over.map(({ name, amount, most }) => `${amount.toString()} of ${name} (${most.toString()})`);
          report({
            path: fieldOf(subject, pods, 'containers'),
            message: `one pod uses more than ${namesOf([quota])} allows in total: ${amounts.join(', ')}`,
            remedy: 'lower the resources of its containers, or raise the quota',
          });
        }
      }
    }
  },
});

/** What quotas require and a container lacks, as fields of its resources. */
function fieldsMissing(container: ContainerResources, quotas: readonly JsonObject[]): string[] {
  const names = quotas.flatMap((quota) => missingIn(container, hardOf(quota)));
  return [...new Set(names.map((name) => (name.includes('.') ? name : `requests.${name}`)))];
}

function namesOf(quotas: readonly JsonObject[]): string {
  return quotas.map((quota) => `ResourceQuota ${JSON.stringify(nameOf(quota))}`).join(' and ');
}
