import { asText } from '../../private/json';
import { nearName } from '../helpers/near-name';
import { fieldOf, podsOf } from '../helpers/pods';
import { nameOf } from '../rivals';
import { podDiff, type Subject, trap } from '../rule';

/** The fields of a pod that name a class, with its kind. */
const CLASSES = [
  ['priorityClassName', 'PriorityClass', 'RuntimeClass'],
  ['runtimeClassName', 'RuntimeClass', 'PriorityClass'],
] as const;

export const podClass = trap({
  id: 'SELDON414',
  stage: 'expansion',
  looksAt: ['PriorityClass', 'RuntimeClass'],
  title: 'pods name a PriorityClass and a RuntimeClass that exist',
  consequence:
    'Kubernetes creates no pod for a class that does not exist ("no PriorityClass with name ... was found"): the ' +
    'Deployment stays at 0 pods.',
  example: () => podDiff`
    - priorityClassName: model
    + priorityClassName: models
      containers:
      - {name: classifier, image: 'registry.example.com/iris:1'}
      ---
      apiVersion: scheduling.k8s.io/v1
      kind: PriorityClass
      metadata: {name: models}
      value: 1000
  `,
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      for (const [field, kind, other] of CLASSES) {
        const name = asText(pods.spec[field] ?? '');
        const problem = name === '' ? undefined : problemOf(subject, name, kind, other);
        if (problem) {
          report({ path: fieldOf(subject, pods, field), ...problem });
        }
      }
    }
  },
});

type ClassKind = (typeof CLASSES)[number][1];

/** The problem with the name of a class, if any; the cluster may have others than the input. */
function problemOf(
  { surroundings }: Subject,
  name: string,
  kind: ClassKind,
  other: ClassKind,
): { readonly message: string; readonly remedy: string } | undefined {
  if (surroundings.find(kind, '', name) || name.startsWith('system-')) {
    return undefined;
  }
  const shown = `${kind} ${JSON.stringify(name)} does not exist`;
  if (surroundings.find(other, '', name)) {
    const field = other === 'RuntimeClass' ? 'runtimeClassName' : 'priorityClassName';
    return { message: `${shown}, but ${other} ${JSON.stringify(name)} does`, remedy: `write it as ${field}` };
  }
  const near = nearName(name, surroundings.all(kind).map(nameOf));
  return near === undefined
    ? undefined
    : {
        message: `${shown}, but ${kind} ${JSON.stringify(near)} does`,
        remedy: `write ${JSON.stringify(near)} if that is the one you mean`,
      };
}
