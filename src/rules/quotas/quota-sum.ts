import { countsPod, excessOfPod } from '../../apiserver/resource-quota';
import { type JsonObject } from '../../private/json';
import { countedPod, demandsOf } from '../demand';
import { podsOf } from '../helpers/pods';
import { type Phase, PHASES } from '../quota-tally';
import { keyOf, nameOf } from '../rivals';
import { predictorDiffIn, type Subject, trap } from '../rule';

export const quotaSum = trap({
  id: 'SELDON341',
  stage: 'expansion',
  title: 'the created objects fit into the ResourceQuotas of the namespace',
  consequence:
    'Once a quota is used up, the API server rejects further objects: pods that autoscalers or updates add never ' +
    'start. An update starts a new pod before it stops an old one.',
  example: () => predictorDiffIn('ml')`
      replicas: 3
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: team, namespace: ml}
    - spec: {hard: {pods: 2}}
    + spec: {hard: {pods: 4}}
  `,
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  check(subject, report) {
    const {
      surroundings: { limits },
      namespace,
      object,
      expansion,
    } = subject;
    const key = keyOf({ namespace, name: nameOf(object) });
    const ofNamespace = limits.in(namespace);
    for (const quota of ofNamespace.quotas) {
      const own = () => ({ key, byQuota: demandsOf(expansion.objects, { ...ofNamespace, quotas: [quota] }) });
      const found = limits.excessesOf(quota, namespace, own).get(key) ?? [];
      const known = found.length === 0 ? [] : reportedOfPods(subject, quota);
      const excesses = found.filter(({ name }) => !known.includes(name));
      for (const phase of PHASES) {
        const texts = excesses
          .filter((excess) => excess.phase === phase)
          .map(({ name, amount, most }) => `${amount.toString()} of ${name} (${most.toString()})`);
        if (texts.length > 0) {
          const where = namespace === '' ? 'the namespace' : `namespace ${JSON.stringify(namespace)}`;
          report({
            path: 'metadata.name',
            message:
              `${SUBJECTS[phase]} of ${where} use more than ResourceQuota ${JSON.stringify(nameOf(quota))} allows: ` +
              `${texts.join(', ')}`,
            remedy: REMEDIES[phase],
          });
        }
      }
    }
  },
});

/** What a single pod uses too much of, for which that pod's own finding is enough. */
function reportedOfPods(subject: Subject, quota: JsonObject): string[] {
  const { ranges } = subject.surroundings.limits.in(subject.namespace);
  return podsOf(subject)
    .map(({ spec }) => countedPod(spec, ranges))
    .filter((pod) => countsPod(quota, pod))
    .flatMap((pod) => excessOfPod(pod, quota).map(({ name }) => name));
}

const SUBJECTS: Readonly<Record<Phase, string>> = {
  always: 'the objects',
  scaled: 'with autoscalers at their maximum, the objects',
  updating: 'with the extra pod that an update starts first, the objects',
};

const REMEDIES: Readonly<Record<Phase, string>> = {
  always: 'lower replicas or resources, or raise the quota',
  scaled: 'lower maxReplicas or resources, or raise the quota',
  updating: 'lower replicas or resources, or raise the quota by what one pod uses',
};
