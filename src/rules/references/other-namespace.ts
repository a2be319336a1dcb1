import { createdLabels } from '../helpers/created-labels';
import { selects } from '../helpers/label-selector';
import { createdOf } from '../helpers/meant-object';
import { type Selection } from '../reference';
import { predictorDiffIn, type Report, type Subject, trap } from '../rule';
import { isWorkload } from '../workload-addresses';

export const otherNamespace = trap({
  id: 'SELDON368',
  stage: 'expansion',
  title: 'objects are in the namespace of the objects that they refer to',
  consequence:
    'Ingresses, routes, autoscalers, budgets, policies and monitors look up Services, Deployments and pods in their ' +
    'own namespace, unless one of their fields sets another one. They find nothing there.',
  example: () => predictorDiffIn('ml')`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: monitoring.coreos.com/v1
      kind: PodMonitor
      metadata: {name: iris, namespace: monitoring}
    - spec: {selector: {matchLabels: {seldon-deployment-id: iris}}, podMetricsEndpoints: [{port: metrics}]}
    + spec:
    +   namespaceSelector: {matchNames: [ml]}
    +   selector: {matchLabels: {seldon-deployment-id: iris}}
    +   podMetricsEndpoints: [{port: metrics}]
  `,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  check(subject, report) {
    const { surroundings, object, namespace } = subject;
    const { references, selections } = surroundings.straysOf(object);
    // The pods of workloads may call other namespaces, where models of the same names may be.
    const named = references.filter(({ owner }) => !isWorkload(owner.kind));
    for (const { from, owner, field, kind, namespace: other, name } of named) {
      if (createdOf(subject, kind).includes(name) && surroundings.find(kind, other, name) === undefined) {
        report({
          path: 'metadata.name',
          about: { ...owner, path: field },
          message:
            `${from} refers to ${kind} ${JSON.stringify(name)} in namespace ${JSON.stringify(other)}, but the ` +
            `operator creates it in ${JSON.stringify(namespace)}`,
          remedy:
            `move ${owner.kind} ${JSON.stringify(owner.name)} to namespace ${JSON.stringify(namespace)}, or set ` +
            'that namespace if it has a field for it',
        });
      }
    }
    selections.forEach((selection) => reportSelection(subject, selection, report));
  },
});

function reportSelection(subject: Subject, selection: Selection, report: Report): void {
  const { from, owner, field, kind, namespace: other, selector } = selection;
  const { surroundings, namespace } = subject;
  const own = createdLabels(subject, kind);
  const isMeant = own.some((labels) => selects(selector, labels));
  if (isMeant && !surroundings.labelsIn(other, kind).some((labels) => selects(selector, labels))) {
    report({
      path: 'metadata.name',
      about: { ...owner, path: field },
      message:
        `${from} selects ${kind}s in namespace ${JSON.stringify(other)}, but those of this SeldonDeployment are in ` +
        `${JSON.stringify(namespace)}`,
      remedy: MONITORS.includes(owner.kind)
        ? `write namespaceSelector: {matchNames: [${namespace}]} next to the selector`
        : `move it to namespace ${JSON.stringify(namespace)}`,
    });
  }
}

/** Kinds that can select in namespaces other than their own. */
const MONITORS: readonly string[] = ['PodMonitor', 'ServiceMonitor', 'VMPodScrape', 'VMServiceScrape'];
