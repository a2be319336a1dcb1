import { maps } from '../../api/graph';
import { type JsonObject } from '../../private/json';
import { yaml } from '../example';
import { selects } from '../helpers/label-selector';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';
import { CONTROLLER_ID } from '../watch';

export const validatedNamespace = trap({
  id: 'SELDON301',
  severity: 'warning',
  title: 'the webhook is asked about the SeldonDeployment',
  consequence:
    'The webhook of an operator for a single namespace is asked only where the namespace has the label `seldon.io/controller-id` with its own name. Elsewhere mistakes are accepted, and the operator fails on them later.',
  example: {
    before: yaml`
      metadata: {name: iris, namespace: risk}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: risk}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: seldon-validating-webhook-configuration-risk}
      webhooks:
      - name: v1.vseldondeployment.kb.io
        namespaceSelector: {matchLabels: {seldon.io/controller-id: risk}}
        rules: [{apiGroups: [machinelearning.seldon.io], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [seldondeployments]}]
    `,
    after: yaml`
      metadata: {name: iris, namespace: risk}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: risk, labels: {seldon.io/controller-id: risk}}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: seldon-validating-webhook-configuration-risk}
      webhooks:
      - name: v1.vseldondeployment.kb.io
        namespaceSelector: {matchLabels: {seldon.io/controller-id: risk}}
        rules: [{apiGroups: [machinelearning.seldon.io], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [seldondeployments]}]
    `,
  },
  source: upstream('helm-charts/seldon-core-operator/templates/webhook.yaml'),
  check({ namespace, metadata, surroundings }, report) {
    const labels = surroundings.labelsOfNamespace(namespace);
    const webhooks = surroundings.webhooks.flatMap(ofSeldonDeployments);
    const operators = surroundings.watches;
    // Where no operator looks, SELDON300 says so, and no webhook is meant to be asked.
    const isSeen =
      operators.length === 0 || operators.some((watch) => watch.covers(namespace, labels?.[CONTROLLER_ID] ?? ''));
    if (
      labels === undefined ||
      !isSeen ||
      webhooks.length === 0 ||
      webhooks.some(
        ({ namespaceSelector, objectSelector }) =>
          selects(namespaceSelector, labels) && selects(objectSelector, metadata.labels ?? {}),
      )
    ) {
      return;
    }
    const id = labels[CONTROLLER_ID];
    report({
      path: 'metadata.namespace',
      message: `no webhook is asked: none selects namespace ${JSON.stringify(namespace)} ${id === undefined ? `without the label ${CONTROLLER_ID}` : `with ${CONTROLLER_ID}: ${JSON.stringify(id)}`}`,
      remedy:
        "give the namespace and the SeldonDeployment the labels that the namespaceSelector and the objectSelector of the operator's webhook name",
    });
  },
});

/** The webhooks of a ValidatingWebhookConfiguration that are asked about SeldonDeployments. */
function ofSeldonDeployments({ webhooks }: JsonObject): JsonObject[] {
  return maps(webhooks).filter(({ rules }) =>
    maps(rules).some(({ resources }) => Array.isArray(resources) && resources.includes('seldondeployments')),
  );
}
