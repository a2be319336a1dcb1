import { isPrepackaged } from '../../api/servers';
import { type JsonObject } from '../../private/json';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

const FIELDS = ['hpaSpec', 'kedaSpec', 'pdbSpec', 'replicas'] as const;

export const lostComponent = trap({
  id: 'SELDON337',
  severity: 'warning',
  title: 'autoscalers and budgets stand beside the containers that they are for',
  consequence:
    'The operator makes nothing of a componentSpecs entry without containers: its autoscaler, disruption budget and number of pods are lost. Containers of prepackaged servers that are not written go to the first entry.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
          - hpaSpec: {maxReplicas: 5, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
            hpaSpec: {maxReplicas: 5, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]}
    `,
  },
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
        for (const field of FIELDS.filter((candidate) => component[candidate] !== undefined)) {
          report({
            path: `${path}.${field}`,
            message: `${field} has no effect: this entry has no containers`,
            remedy: 'move it to the entry with the containers that it is for',
          });
        }
      });
    }
  },
});
