import { entryOf } from '../../private/json';
import { containerDiff, trap } from '../rule';

/** Names of resources that no node offers, and what they are called. */
const NAMES: Readonly<Record<string, string>> = {
  'alpha.kubernetes.io/nvidia-gpu': 'nvidia.com/gpu',
  'kubernetes.io/nvidia-gpu': 'nvidia.com/gpu',
  'nvidia.com/GPU': 'nvidia.com/gpu',
  'nvidia.com/gpus': 'nvidia.com/gpu',
  'nvidia/gpu': 'nvidia.com/gpu',
  'k8s.amazonaws.com/gpu': 'nvidia.com/gpu',
  'amd.com/gpus': 'amd.com/gpu',
};

export const resourceName = trap({
  id: 'SELDON382',
  looksAt: ['resources'],
  title: 'a resource has the name by which nodes offer it',
  consequence:
    'The API server accepts any name with a domain. No node offers a resource of this name: the pod stays pending.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - resources: {limits: {alpha.kubernetes.io/nvidia-gpu: 1}}
    + resources: {limits: {nvidia.com/gpu: 1}}
  `,
  source: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/',
  check(subject, report) {
    for (const { container, path } of subject.containers()) {
      for (const list of ['limits', 'requests'] as const) {
        for (const name of Object.keys(container.resources?.[list] ?? {})) {
          const meant = entryOf(NAMES, name);
          if (meant !== undefined) {
            report({
              path: `${path}.resources.${list}[${name}]`,
              message: `no node offers a resource ${JSON.stringify(name)}`,
              remedy: `write ${meant}`,
            });
          }
        }
      }
    }
  },
});
