import { asText, isObject, type JsonObject, valueAt } from '../../private/json';
import { fieldOf, podsOf } from '../helpers/pods';
import { nameOf } from '../rivals';
import { podDiff, type Subject, trap } from '../rule';

export const classValue = trap({
  id: 'SELDON415',
  stage: 'expansion',
  looksAt: ['priority', 'preemptionPolicy', 'overhead'],
  title: 'pods get their priority and overhead from their classes',
  consequence:
    'Kubernetes takes these fields from the PriorityClass and the RuntimeClass of a pod, and creates no pod that has ' +
    'other values ("must not be provided in pod spec"): the Deployment stays at 0 pods.',
  example: () => podDiff`
    - priority: 1000
    + priorityClassName: models
      containers:
      - {name: classifier, image: 'registry.example.com/iris:1'}
  `,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#scheduling',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      for (const { field, set, remedy } of problemsOf(subject, pods.spec)) {
        report({
          path: fieldOf(subject, pods, field),
          message: `no pod can have ${field} ${JSON.stringify(pods.spec[field])}: Kubernetes sets ${set}`,
          remedy,
        });
      }
    }
  },
});

interface Problem {
  readonly field: 'priority' | 'preemptionPolicy' | 'overhead';
  /** What Kubernetes sets instead. */
  readonly set: string;
  readonly remedy: string;
}

function problemsOf({ surroundings }: Subject, spec: JsonObject): Problem[] {
  const named = asText(spec.priorityClassName ?? '');
  const priorityClass =
    named === ''
      ? surroundings.all('PriorityClass').find(({ globalDefault }) => globalDefault === true)
      : surroundings.find('PriorityClass', '', named);
  const runtimeClassName = asText(spec.runtimeClassName ?? '');
  const runtimeClass = surroundings.find('RuntimeClass', '', runtimeClassName);
  return [
    ...(named === '' || priorityClass ? priorityProblems(spec, named, priorityClass) : []),
    ...(runtimeClassName === '' || runtimeClass ? overheadProblems(spec, runtimeClass) : []),
  ];
}

/** What the class, or its absence, gives a pod, next to what the pod has. */
function priorityProblems({ priority, preemptionPolicy }: JsonObject, named: string, of?: JsonObject): Problem[] {
  const remedy = named === '' ? 'remove it, and name a PriorityClass in priorityClassName' : 'remove it';
  const why = of === undefined ? 'without a PriorityClass' : `for PriorityClass ${JSON.stringify(nameOf(of))}`;
  // Another policy is none: the API server rejects the Deployment.
  const written = { priority, preemptionPolicy: POLICIES.find((policy) => policy === preemptionPolicy) };
  const wanted = { priority: of?.value ?? 0, preemptionPolicy: of?.preemptionPolicy ?? POLICIES[0] };
  return (['priority', 'preemptionPolicy'] as const).flatMap((field) =>
    written[field] === undefined || written[field] === wanted[field]
      ? []
      : [{ field, set: `${asText(wanted[field])} ${why}`, remedy }],
  );
}

/** The policies of Kubernetes, the default first. */
const POLICIES = ['PreemptLowerPriority', 'Never'];

function overheadProblems({ overhead, runtimeClassName }: JsonObject, of: JsonObject = {}): Problem[] {
  if (!isObject(overhead) || valueAt(of, 'overhead.podFixed') !== undefined) {
    return [];
  }
  const why =
    runtimeClassName === undefined ? 'without a RuntimeClass' : `for RuntimeClass ${JSON.stringify(runtimeClassName)}`;
  const remedy = 'remove it, and name a RuntimeClass with this overhead in runtimeClassName';
  return [{ field: 'overhead', set: `none ${why}`, remedy }];
}
