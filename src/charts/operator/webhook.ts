import { stringOf } from './additions';
import { MANAGER_SELECTOR, type OperatorScope } from './scope';
import { GROUP, PLURAL } from '../../api/facts/group';
import { CONTROLLER_ID_LABEL } from '../../api/facts/labels';
import { WEBHOOK_SECRET, WEBHOOK_SERVICE } from '../../api/facts/names';
import { type JsonObject, type Manifest } from '../../private/json';
import { type WebhookPem } from '../chart';
import { plain } from '../template/scalars';

/** The names by which the API server may call the webhook of an operator in a namespace; it uses the last. */
export function webhookHosts(namespace: string): string[] {
  return [`${WEBHOOK_SERVICE}.${namespace}`, `${WEBHOOK_SERVICE}.${namespace}.svc`];
}

/** The Service through which the API server reaches the webhook. */
export function webhookService(scope: OperatorScope): Manifest[] {
  if (scope.values.isTrue('managerCreateResources')) {
    return [];
  }
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: scope.metadata(WEBHOOK_SERVICE),
      spec: {
        ports: [{ port: 443, targetPort: scope.port('webhook.port') }],
        selector: { ...MANAGER_SELECTOR },
      },
    },
  ];
}

/** The secret that the manager reads its certificate from. */
export function certificateSecretName(scope: OperatorScope): string {
  return stringOf(scope, 'webhook.certificateSecret') ?? WEBHOOK_SECRET;
}

/** The webhook that checks SeldonDeployments, and the secret with its certificate unless something else provides it. */
export function validatingWebhook(scope: OperatorScope): Manifest[] {
  if (scope.values.isTrue('managerCreateResources')) {
    return [];
  }
  const existing = stringOf(scope, 'webhook.caBundle');
  if (scope.values.isTrue('certManager.enabled') || existing !== undefined) {
    return [configuration(scope, existing)];
  }
  const pem = scope.release.webhookCertificate(webhookHosts(scope.namespace));
  return [configuration(scope, base64(pem.caCertificate)), certificateSecret(scope, pem)];
}

function configuration(scope: OperatorScope, caBundle: string | undefined): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {
      annotations: { 'cert-manager.io/inject-ca-from': `${scope.namespace}/seldon-serving-cert` },
      labels: scope.labels(),
      name: scope.clusterName('seldon-validating-webhook-configuration'),
    },
    webhooks: [
      {
        admissionReviewVersions: ['v1', 'v1beta1'],
        clientConfig: {
          ...(caBundle === undefined ? {} : { caBundle }),
          service: {
            name: WEBHOOK_SERVICE,
            namespace: scope.namespace,
            path: '/validate-machinelearning-seldon-io-v1-seldondeployment',
          },
        },
        failurePolicy: 'Fail',
        name: 'v1.vseldondeployment.kb.io',
        ...selectors(scope),
        rules: [
          {
            apiGroups: [GROUP],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: [PLURAL],
          },
        ],
        sideEffects: 'None',
      },
    ],
  };
}

/** Which SeldonDeployments this operator checks: those that no other operator with its own id claims. */
function selectors(scope: OperatorScope): JsonObject {
  const { values } = scope;
  const { major, minor, preRelease } = scope.release.kubernetes;
  const unclaimed = { matchExpressions: [{ key: CONTROLLER_ID_LABEL, operator: 'DoesNotExist' }] };
  const hasSelectors = !preRelease && (major > 1 || (major === 1 && minor >= 15));
  const selected: JsonObject = {};
  if (values.isTrue('singleNamespace')) {
    selected.namespaceSelector = { matchLabels: { [CONTROLLER_ID_LABEL]: plain(scope.namespace, 'namespace') } };
  } else if (hasSelectors) {
    selected.namespaceSelector = {
      ...unclaimed,
      ...(values.isTrue('kubeflow') ? { matchLabels: { 'serving.kubeflow.org/inferenceservice': 'enabled' } } : {}),
    };
  }
  if (!values.isTrue('kubeflow')) {
    if (values.isTrue('controllerId')) {
      selected.objectSelector = { matchLabels: { [CONTROLLER_ID_LABEL]: scope.bare('controllerId') } };
    } else if (hasSelectors) {
      selected.objectSelector = unclaimed;
    }
  }
  return selected;
}

function certificateSecret(scope: OperatorScope, pem: WebhookPem): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: certificateSecretName(scope), namespace: scope.namespace },
    type: 'kubernetes.io/tls',
    data: {
      'ca.crt': base64(pem.caCertificate),
      'tls.crt': base64(pem.certificate),
      'tls.key': base64(pem.privateKey),
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
