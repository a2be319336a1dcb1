import { definition, type Deviation, manager } from './deviation';
import { CRD_SYNC_OPTIONS, KEEP_ANNOTATIONS } from '../../api/crd-keep';
import { upstream } from '../../api/facts/links';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { asText, clone, isObject, type JsonObject } from '../../private/json';

const INJECT_CA = 'cert-manager.io/inject-ca-from';

/** What the level "restricted" wants of a container. */
export const RESTRICTED_CONTEXT: Readonly<JsonObject> = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

const OF_OPERATOR: readonly Omit<Deviation, 'chart'>[] = [
  {
    id: 'no-usage-metrics',
    summary: '`usageMetrics.enabled` installs nothing: no Spartakus in `kube-system`.',
    reason:
      'Spartakus reports to a server that is gone, from an archived image, with permissions on all nodes; every tutorial turns it on.',
    see: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-spartakus-volunteer.yaml'),
    apply: (objects) => objects.filter(({ metadata }) => !asText(metadata.name).startsWith('seldon-spartakus')),
  },
  {
    id: 'ca-injection',
    summary: `The annotation \`${INJECT_CA}\` is on webhook and CRD only with \`certManager.enabled\`.`,
    reason:
      'If cert-manager is in the cluster, it looks for a Certificate that does not exist, and logs errors forever.',
    see: upstream('helm-charts/seldon-core-operator/templates/webhook.yaml'),
    apply: (objects, values) => {
      if (!values.isTrue('certManager.enabled')) {
        for (const { metadata } of objects) {
          if (isObject(metadata.annotations)) {
            delete metadata.annotations[INJECT_CA];
          }
        }
      }
      return objects;
    },
  },
  {
    id: 'crd-kept',
    summary:
      'The CRD carries `helm.sh/resource-policy: keep` and `argocd.argoproj.io/sync-options: ' +
      `${CRD_SYNC_OPTIONS}\`; \`crd.annotations\` win.`,
    reason:
      'Uninstalling or pruning the operator deletes the CRD, and with it every SeldonDeployment and all their pods.',
    see: 'https://github.com/SeldonIO/seldon-core/issues/890',
    apply: (objects) => {
      const crd = definition(objects);
      if (crd) {
        crd.metadata.annotations = {
          ...KEEP_ANNOTATIONS,
          ...(isObject(crd.metadata.annotations) && crd.metadata.annotations),
        };
      }
      return objects;
    },
  },
  {
    id: 'crd-no-unknown-fields',
    summary: 'The CRD says `preserveUnknownFields: false`, which is the default.',
    reason:
      'Over a CRD that was once installed as v1beta1 the apply fails: "must be false in order to use defaults in the schema".',
    see: 'https://github.com/SeldonIO/seldon-core/issues/3393',
    apply: (objects) => {
      const crd = definition(objects);
      if (crd && isObject(crd.spec)) {
        crd.spec = { ...crd.spec, preserveUnknownFields: false };
      }
      return objects;
    },
  },
  {
    id: 'service-account',
    summary: 'All role bindings name the account of `serviceAccount.name`.',
    reason:
      'Two bindings of the chart always refer to `seldon-manager`, so a manager with another account cannot read ' +
      'Secrets or create its webhook.',
    see: upstream('helm-charts/seldon-core-operator/templates/clusterrolebinding_seldon-manager-sas-rolebinding.yaml'),
    apply: (objects, values) => {
      for (const { kind, subjects } of objects) {
        if (kind === 'ClusterRoleBinding') {
          (subjects as JsonObject[])[0].name = values.text('serviceAccount.name');
        }
      }
      return objects;
    },
  },
  {
    id: 'executor-port',
    summary: 'An `executor.port` other than 8000 also sets `ENGINE_SERVER_PORT`.',
    reason:
      'The executor listens on the new port, while Services and VirtualServices go on sending to 8000: no request arrives.',
    see: upstream('operator/controllers/seldondeployment_controller.go'),
    apply: (objects, values) => {
      const port = values.text('executor.port');
      const env = manager(objects).container.env as JsonObject[];
      if (port !== '8000' && !env.some(({ name }) => name === 'ENGINE_SERVER_PORT')) {
        env.push({ name: 'ENGINE_SERVER_PORT', value: port });
      }
      return objects;
    },
  },
  {
    id: 'security-context',
    summary: "`manager.containerSecurityContext` becomes the container's `securityContext`.",
    reason:
      "The chart writes its keys next to the container's own, where Kubernetes does not know them and drops them, or " +
      'rejects the Deployment.',
    see: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-controller-manager.yaml'),
    apply: (objects, values) => {
      const context = values.map('manager.containerSecurityContext');
      const { container } = manager(objects);
      for (const key of Object.keys(context)) {
        if (container[key] === context[key]) {
          delete container[key];
        }
      }
      if (Object.keys(context).length > 0) {
        container.securityContext = { ...context };
      }
      return objects;
    },
  },
  {
    id: 'restricted-manager',
    summary:
      'The manager\'s container meets the Pod Security level "restricted"; `manager.containerSecurityContext` wins. ' +
      'Not with `managerUserID: 0`.',
    reason: 'The chart sets only a user id, so a namespace of that level rejects the manager.',
    see: 'https://github.com/SeldonIO/seldon-core/issues/3766',
    apply: (objects, values) => {
      if (values.text('managerUserID') !== '0') {
        const { container } = manager(objects);
        container.securityContext = {
          ...clone(RESTRICTED_CONTEXT),
          ...(isObject(container.securityContext) && container.securityContext),
        };
      }
      return objects;
    },
  },
  {
    id: 'manager-probes',
    summary: 'The manager is ready when its webhook listens, and alive while its metrics answer.',
    reason:
      'Without probes it counts as ready before the webhook listens: the first SeldonDeployments fail with "connection refused".',
    see: 'https://github.com/SeldonIO/seldon-core/issues/669',
    apply: (objects) => {
      const { container } = manager(objects);
      container.readinessProbe = { tcpSocket: { port: 'webhook-server' }, periodSeconds: 5 };
      container.livenessProbe = {
        httpGet: { path: '/metrics', port: 'metrics' },
        initialDelaySeconds: 15,
        periodSeconds: 20,
      };
      return objects;
    },
  },
];

/** Deviations from the operator's chart, in the order in which they apply. */
export const OPERATOR_DEVIATIONS: readonly Deviation[] = OF_OPERATOR.map((deviation) => ({
  ...deviation,
  chart: OPERATOR_CHART_NAME,
}));
