import { maps } from '../../api/graph';
import { isObject, type JsonObject, type Manifest } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { fieldOf, podsOf } from '../helpers/pods';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';
import { type Subject } from '../subject';

export const scalerRequests = trap({
  id: 'SELDON244',
  severity: 'warning',
  failsInCode: true,
  stage: 'expansion',
  title: 'containers request what their autoscaler measures in percent',
  consequence:
    'Kubernetes measures utilization against the requests of all containers of a pod, those that the operator adds included. One without a request, and the autoscaler never scales: its target reads `<unknown>`.',
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
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const measured = measuredInPercent(subject.expansion.objects, pods.deployment);
      maps(measured.length === 0 ? [] : pods.spec.containers).forEach((container, index) => {
        const missing = measured.filter((resource) => !requests(container, resource));
        if (missing.length > 0) {
          report({
            path: fieldOf(subject, pods, `containers[${index}]`),
            message: `container ${JSON.stringify(container.name)} requests no ${missing.join(' and no ')}, which its autoscaler measures in percent`,
            remedy: remedyFor(subject, String(container.name), missing),
          });
        }
      });
    }
  },
});

/** The operator takes what is written for a container of the same name, TensorFlow Serving beside a proxy included. */
function remedyFor({ predictors }: Subject, name: string, missing: readonly string[]): string {
  const fields = missing.map((resource) => `resources.requests.${resource}`).join(' and ');
  const written = predictors.flatMap(({ components }) => components.flatMap(({ containers }) => containers));
  const isWritten = written.some(({ container }) => container.name === name);
  return isWritten
    ? `set ${fields}`
    : `write ${fields} for a container {name: ${name}} in the same pod, or measure an average value instead`;
}

/** The resources that the autoscaler of a Deployment measures against requests. */
function measuredInPercent(objects: readonly Manifest[], { metadata: { name } }: Manifest): string[] {
  const scaler = objects.find(({ kind, metadata }) => SCALERS.includes(kind) && metadata.name === name);
  if (scaler === undefined) {
    return [];
  }
  const ofMetrics = maps(valueAt(scaler, 'spec.metrics'))
    .filter((metric) => metric.type === 'Resource' && valueAt(metric, 'resource.target.type') === 'Utilization')
    .map((metric) => valueAt(metric, 'resource.name'));
  const ofTriggers = maps(valueAt(scaler, 'spec.triggers'))
    .filter(
      ({ type, metadata }) =>
        (type === 'cpu' || type === 'memory') && isObject(metadata) && (metadata.containerName ?? '') === '',
    )
    .filter((trigger) => (trigger.metricType ?? valueAt(trigger, 'metadata.type') ?? 'Utilization') === 'Utilization')
    .map(({ type }) => type);
  return [...new Set([...ofMetrics, ...ofTriggers].map(String))];
}

const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** A limit without a request counts as request. */
function requests(container: JsonObject, resource: string): boolean {
  return [
    ['resources', 'requests', resource],
    ['resources', 'limits', resource],
  ].some((way) => valueAt(container, way) !== undefined);
}
