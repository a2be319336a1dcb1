import { didYouMean, suggest } from '../../private/suggest';
import { resourcesMeasured, scaledPods } from '../helpers/measured';
import { listWords, trap, yaml } from '../rule';

/** Containers that Istio and Linkerd add to pods when these are created. */
const INJECTED = ['istio-proxy', 'linkerd-proxy'];

export const scalerContainer = trap({
  id: 'SELDON369',
  stage: 'expansion',
  looksAt: ['hpaSpec', 'kedaSpec', 'HorizontalPodAutoscaler', 'ScaledObject'],
  title: 'autoscalers measure containers that their pods have',
  consequence:
    'The autoscaler finds no measurements of the container in any pod (FailedGetContainerResourceMetric), and never ' +
    'scales.',
  example: () => ({ before: measuring('model'), after: measuring('classifier') }),
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics',
  check(subject, report) {
    for (const { scalers, containers } of scaledPods(subject)) {
      const names = containers.map(({ name }) => name);
      for (const { object, place } of scalers) {
        const lost = resourcesMeasured(object).filter(
          ({ container }) => container !== undefined && ![...names, ...INJECTED].includes(container),
        );
        for (const { container, field, fields } of lost) {
          const meant = suggest(container!, names);
          report({
            ...place(`${field}.${fields.container}`),
            message: `the autoscaler measures container ${JSON.stringify(container)}, which its pods do not have`,
            remedy: meant === undefined ? `write one of ${listWords(names)}` : didYouMean(meant),
          });
        }
      }
    }
  },
});

function measuring(container: string): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
          hpaSpec:
            maxReplicas: 5
            metricsv2:
            - type: ContainerResource
              containerResource: {name: cpu, container: ${container}, target: {type: Utilization, averageUtilization: 70}}
  `;
}
