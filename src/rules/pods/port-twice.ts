import { ENGINE_CONTAINER } from '../../api/facts/names';
import { type PodPort, portsOf } from '../helpers/pod-ports';
import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, trap, upstream } from '../rule';

export const portTwice = trap({
  id: 'SELDON376',
  stage: 'expansion',
  title: 'containers of one pod listen on different ports',
  consequence:
    'The containers of a pod share one network. The second one that listens on a port fails with "address already in ' +
    'use" and is restarted forever; requests for it reach the first one. The second of two Tritons serves no ' +
    'metrics, or, in newer releases, does not start: the operator gives them different ports for requests only.',
  example: () => predictorDiff`
      graph: {name: scaler, type: TRANSFORMER, children: [{name: classifier, type: MODEL}]}
      componentSpecs:
      - spec:
          containers:
          - {name: scaler, image: 'registry.example.com/scaler:1', ports: [{name: http, containerPort: 5000}]}
    -     - {name: classifier, image: 'registry.example.com/iris:1', ports: [{name: http, containerPort: 5000}]}
    +     - {name: classifier, image: 'registry.example.com/iris:1', ports: [{name: http, containerPort: 5002}]}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const taken = new Map<string, PodPort>();
      const reported = new Set<string>();
      for (const port of portsOf(pods.spec)) {
        const first = taken.get(port.key);
        if (first === undefined) {
          taken.set(port.key, port);
          continue;
        }
        const key = `${first.name} ${port.name} ${port.key}`;
        if (first.name === port.name || reported.has(key)) {
          continue;
        }
        reported.add(key);
        report({
          path: fieldOf(subject, pods, fieldOfPort(port.name === ENGINE_CONTAINER ? first : port)),
          message:
            `containers ${JSON.stringify(first.name)} and ${JSON.stringify(port.name)} both listen on port ` +
            `${port.number}${port.index === undefined ? ' for metrics' : ''}`,
          remedy: remedyFor(port),
        });
      }
    }
  },
});

function remedyFor({ name, index }: PodPort): string {
  if (index === undefined) {
    return `give it its own pod: an entry {spec: {containers: [{name: ${name}}]}} in componentSpecs`;
  }
  return name === ENGINE_CONTAINER
    ? 'use another port: this one belongs to the orchestrator'
    : 'give one of them another port, or move it to its own componentSpecs entry';
}

function fieldOfPort({ container, index }: PodPort): string {
  return index === undefined
    ? `containers[${container}].name`
    : `containers[${container}].ports[${index}].containerPort`;
}
