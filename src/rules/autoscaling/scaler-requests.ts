import { ENGINE_CONTAINER } from '../../api/facts/names';
import { type ContainerResources } from '../../apiserver/pod-resources';
import { measuredInPercent, scaledPods, type Scaler } from '../helpers/measured';
import { fieldOf, type Pods } from '../helpers/pods';
import { resourcePlace } from '../helpers/resource-place';
import { predictorDiff, type Subject, trap, upstream } from '../rule';

export const scalerRequests = trap({
  id: 'SELDON244',
  failsInCode: true,
  stage: 'expansion',
  looksAt: ['hpaSpec', 'kedaSpec', 'HorizontalPodAutoscaler', 'ScaledObject'],
  title: 'containers request the resources whose utilization their autoscaler measures',
  consequence:
    'Kubernetes measures utilization against the requests of all containers of a pod, including those that the ' +
    'operator adds. If one of them has no request, the autoscaler never scales: its target reads `<unknown>`.',
  example: () => predictorDiff`
      graph: {name: classifier, type: MODEL}
      componentSpecs:
    - - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
    + - spec:
    +     containers: [{name: classifier, image: 'registry.example.com/iris:1', resources: {requests: {cpu: 500m}}}]
        hpaSpec:
          maxReplicas: 5
          metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
  `,
  source: upstream('doc/source/graph/scaling.md'),
  check(subject, report) {
    for (const { pods, scalers, containers } of scaledPods(subject)) {
      const missing = missingRequests(scalers, containers);
      for (const container of containers) {
        const lacks = [...(missing.get(container.name) ?? [])];
        if (lacks.length > 0) {
          report({
            path: fieldOf(subject, pods, container.field),
            message:
              `container ${JSON.stringify(container.name)} requests no ${lacks.join(' and no ')}, but its ` +
              'autoscaler measures utilization',
            remedy: remedyFor(subject, pods, container, lacks),
          });
        }
      }
    }
  },
});

/** The resources that each container lacks of what autoscalers measure against requests. */
function missingRequests(
  scalers: readonly Scaler[],
  containers: readonly ContainerResources[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const missing = new Map<string, Set<string>>();
  for (const { resource, container } of scalers.flatMap(({ object }) => measuredInPercent(object))) {
    for (const each of containers) {
      if (!each.requests.has(resource) && (container === undefined || container === each.name)) {
        missing.set(each.name, (missing.get(each.name) ?? new Set()).add(resource));
      }
    }
  }
  return missing;
}

/**
 * The operator merges what is written for a container of the same name, including TensorFlow Serving next to a proxy.
 */
function remedyFor(subject: Subject, pods: Pods, container: ContainerResources, missing: readonly string[]): string {
  const names = missing.map((resource) => `requests.${resource}`);
  const { path, remedy } = resourcePlace(subject, pods, container);
  if (container.name === ENGINE_CONTAINER || /\.explainer\b/.test(path)) {
    return remedy(names);
  }
  const fields = names.map((name) => `resources.${name}`).join(' and ');
  const written = subject.containers().some((each) => each.container.name === container.name);
  return written
    ? `set ${fields}`
    : `write ${fields} for a container {name: ${container.name}} in the same pod, or measure an average value instead`;
}
