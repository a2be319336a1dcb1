import { isPrepackaged } from '../../api/servers';
import { type SeldonPodSpec } from '../../api/types.generated';
import { type JsonObject } from '../../private/json';
import { predictorDiff, trap, upstream } from '../rule';

const FIELDS = ['hpaSpec', 'kedaSpec', 'pdbSpec', 'replicas'] as const;
const METADATA = ['name', 'labels', 'annotations'] as const;

export const lostComponent = trap({
  id: 'SELDON337',
  title: 'settings of a pod are in the same componentSpecs entry as its containers',
  consequence:
    'The operator ignores a componentSpecs entry without containers: its autoscaler, disruption budget, replicas, ' +
    'metadata and all fields of its pod are lost. Containers that the operator adds for prepackaged servers go into ' +
    'the first entry.',
  example: () => predictorDiff`
      graph: {name: classifier, type: MODEL}
      componentSpecs:
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
    - - hpaSpec:
    +   hpaSpec:
          maxReplicas: 5
          metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { nodes, components } of predictors) {
      const written = new Set(
        components.flatMap(({ containers }) => containers.map(({ container }) => container.name)),
      );
      const isAdded = nodes.some(({ node }) => isPrepackaged(node as unknown as JsonObject) && !written.has(node.name));
      components.forEach(({ component, containers, path }, index) => {
        if (containers.length > 0 || (index === 0 && isAdded)) {
          return;
        }
        const home = components.find((other, i) => (isAdded ? i === 0 : other.containers.length > 0))?.path;
        for (const field of lostFields(component)) {
          report({
            path: `${path}.${field}`,
            message: `${field} has no effect: this entry has no containers`,
            remedy:
              home === undefined
                ? 'add the containers that it is for'
                : `move it to the entry with the containers that it is for, such as ${home}`,
          });
        }
      });
    }
  },
});

/** The fields that an entry sets, as paths below it. */
function lostFields(component: SeldonPodSpec): string[] {
  const metadata = component.metadata ?? {};
  const { containers: _, ...pod } = component.spec ?? {};
  return [
    ...FIELDS.filter((field) => isSet(component[field])),
    ...METADATA.filter((field) => isSet(metadata[field])).map((field) => `metadata.${field}`),
    ...Object.entries(pod)
      .filter(([, value]) => isSet(value))
      .map(([field]) => `spec.${field}`),
  ];
}

/** Empty lists and maps count as unset. */
function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    (typeof value !== 'object' || Object.keys(value).length > 0)
  );
}
