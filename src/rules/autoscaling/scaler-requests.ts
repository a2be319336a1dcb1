import { type Container, type SeldonHpaSpec } from '../../api/types';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const scalerRequests = trap({
  id: 'SELDON244',
  severity: 'warning',
  title: 'containers request what their autoscaler measures in percent',
  consequence: 'Kubernetes measures utilization against the requests of all containers of a pod. One without a request, and the autoscaler never scales: its target reads `<unknown>`.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
            hpaSpec:
              maxReplicas: 5
              metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1', resources: {requests: {cpu: 500m}}}]}
            hpaSpec:
              maxReplicas: 5
              metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
    `,
  },
  source: upstream('doc/source/graph/scaling.md'),
  check({ predictors }, report) {
    for (const { components } of predictors) {
      for (const { component: { hpaSpec, kedaSpec }, containers } of components) {
        const measured = kedaSpec || !hpaSpec ? [] : measuredInPercent(hpaSpec);
        for (const { container, path } of containers) {
          const missing = measured.filter((resource) => !requests(container, resource));
          if (missing.length > 0) {
            report({
              path,
              message: `container ${JSON.stringify(container.name)} requests no ${missing.join(' and no ')}, which its autoscaler measures in percent`,
              remedy: `set ${missing.map((resource) => `resources.requests.${resource}`).join(' and ')}`,
            });
          }
        }
      }
    }
  },
});

function measuredInPercent({ metrics, metricsv2 }: SeldonHpaSpec): string[] {
  const resources = metrics
    ? metrics.filter(({ type, resource }) => type === 'Resource' && typeof resource?.targetAverageUtilization === 'number').map(({ resource }) => resource!.name)
    : (metricsv2 ?? []).filter(({ type, resource }) => type === 'Resource' && resource?.target?.type === 'Utilization').map(({ resource }) => resource!.name);
  return [...new Set(resources)];
}

/** A limit without a request counts as request. */
function requests({ resources }: Container, resource: string): boolean {
  return resources?.requests?.[resource] !== undefined || resources?.limits?.[resource] !== undefined;
}
