import { PLURAL } from '../../api/facts/group';
import { CONTROLLER_ID_LABEL } from '../../api/facts/labels';
import { type JsonObject, maps } from '../../private/json';
import { selects } from '../helpers/label-selector';
import { watches } from '../helpers/others-watching';
import { predictorDiffIn, trap, upstream } from '../rule';
import { type Surroundings } from '../surroundings';

export const validatedNamespace = trap({
  id: 'SELDON301',
  title: 'the validating webhook covers the namespace',
  consequence:
    'The webhook of an operator for a single namespace covers only namespaces whose label `seldon.io/controller-id` ' +
    'is their own name. Elsewhere, mistakes are accepted and the operator fails on them later.',
  example: () => predictorDiffIn('risk')`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
    - metadata: {name: risk}
    + metadata: {name: risk, labels: {seldon.io/controller-id: risk}}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: seldon-validating-webhook-configuration-risk}
      webhooks:
      - name: v1.vseldondeployment.kb.io
        namespaceSelector: {matchLabels: {seldon.io/controller-id: risk}}
        rules:
        - apiGroups: [machinelearning.seldon.io]
          apiVersions: [v1]
          operations: [CREATE, UPDATE]
          resources: [seldondeployments]
  `,
  source: upstream('helm-charts/seldon-core-operator/templates/webhook.yaml'),
  check(subject, report) {
    const { namespace, metadata, surroundings } = subject;
    const labels = surroundings.labelsOfNamespace(namespace);
    const webhooks = webhooksAround(surroundings);
    const operators = surroundings.watches;
    // If no operator in the input watches the SeldonDeployment, SELDON296 or SELDON300 report it, unless values
    // describe one: no webhook is expected.
    const isWatched = operators.length === 0 || operators.some((watch) => watches(subject, watch));
    const isDescribed = surroundings.described !== undefined && watches(subject, surroundings.described);
    if (
      labels === undefined ||
      !isWatched ||
      isDescribed ||
      webhooks.length === 0 ||
      webhooks.some(
        ({ namespaceSelector, objectSelector }) =>
          selects(namespaceSelector, labels) && selects(objectSelector, metadata.labels ?? {}),
      )
    ) {
      return;
    }
    const id = labels[CONTROLLER_ID_LABEL];
    const label =
      id === undefined
        ? `without the label ${CONTROLLER_ID_LABEL}`
        : `with ${CONTROLLER_ID_LABEL}: ${JSON.stringify(id)}`;
    report({
      path: 'metadata.namespace',
      message:
        `no validating webhook selects namespace ${JSON.stringify(namespace)} ${label}, ` +
        'so the SeldonDeployment is not validated',
      remedy:
        'give the namespace and the SeldonDeployment the labels that the namespaceSelector and the objectSelector ' +
        "of the operator's webhook select",
    });
  },
});

/** The webhooks that validate SeldonDeployments, found once for all SeldonDeployments. */
const WEBHOOKS = new WeakMap<Surroundings, readonly JsonObject[]>();

function webhooksAround(surroundings: Surroundings): readonly JsonObject[] {
  let webhooks = WEBHOOKS.get(surroundings);
  if (!webhooks) {
    webhooks = surroundings.webhooks.flatMap(ofSeldonDeployments);
    WEBHOOKS.set(surroundings, webhooks);
  }
  return webhooks;
}

/** The webhooks of a ValidatingWebhookConfiguration that validate SeldonDeployments. */
function ofSeldonDeployments({ webhooks }: JsonObject): JsonObject[] {
  return maps(webhooks).filter(({ rules }) =>
    maps(rules).some(({ resources }) => Array.isArray(resources) && resources.includes(PLURAL)),
  );
}
